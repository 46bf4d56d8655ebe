{{- /* The release's name, which every object's begins with; room is left for "-aggregator". */}}
{{- define "telemetry.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- /* Where another part of the release is found: (dict "root" $ "part" "collector"). */}}
{{- define "telemetry.host" -}}
{{ include "telemetry.name" .root }}-{{ .part }}.{{ .root.Release.Namespace }}.svc
{{- end }}

{{- define "telemetry.scheme" -}}
{{ ternary "https" "http" .Values.tls.enabled }}
{{- end }}

{{- /* What never changes, so that a selector may use it: (dict "root" $ "part" "collector"). */}}
{{- define "telemetry.selector" -}}
app.kubernetes.io/name: telemetry
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "telemetry.labels" -}}
{{ include "telemetry.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "telemetry.metadata" -}}
name: {{ include "telemetry.name" .root }}-{{ .part }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "telemetry.labels" . | nindent 2 }}
{{- end }}

{{- define "telemetry.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ with .Values.image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* The parts of this profile, with spaces between. */}}
{{- define "telemetry.parts" -}}
{{ ternary "collector" "collector front aggregator portal" (eq .Values.profile "embedded") }}
{{- end }}

{{- /* The part that senders call. */}}
{{- define "telemetry.intake" -}}
{{ ternary "collector" "front" (eq .Values.profile "embedded") }}
{{- end }}
