{{- /* A part's pod, the same for all but for what it is told and mounts: (dict "root" $ "part" "front"). */}}
{{- define "telemetry.pod" -}}
{{- $v := .root.Values }}
{{- $settings := index $v .part -}}
metadata:
  labels:
    {{- include "telemetry.labels" . | nindent 4 }}
  {{- with $settings.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "telemetry.name" .root }}-{{ .part }}
  automountServiceAccountToken: false
  # Kubernetes would set TELEMETRY_PORTAL_PORT and the like for the release's services: names that the service reads its own options from.
  enableServiceLinks: false
  # Above the 30 s that a stop may take.
  terminationGracePeriodSeconds: 45
  securityContext:
    runAsNonRoot: true
    runAsUser: 1654
    runAsGroup: 1654
    fsGroup: 1654
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- with $v.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with $settings.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $settings.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $settings.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $settings.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if hasKey $settings "replicas" }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "telemetry.selector" . | nindent 10 }}
  {{- end }}
  containers:
    - name: {{ .part }}
      image: {{ include "telemetry.image" .root | quote }}
      imagePullPolicy: {{ $v.image.pullPolicy }}
      env:
        {{- include "telemetry.environment" . | nindent 8 }}
      ports:
        - name: grpc
          containerPort: 7317
        - name: http
          containerPort: 8080
        - name: metrics
          containerPort: 9464
      {{- include "telemetry.probes" . | nindent 6 }}
      resources:
        {{- toYaml $settings.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
      volumeMounts:
        {{- include "telemetry.mounts" . | nindent 8 }}
  volumes:
    {{- include "telemetry.volumes" . | trim | nindent 4 }}
{{- end }}

{{- /*
On the port for whoever watches: in plain HTTP, and not counted among the requests. A front is not taken out of service because the collector is away: so
would all the others be, and what it answers tells senders when to come back. It must have heard of the collector once, though.
*/}}
{{- define "telemetry.probes" -}}
{{- $isFront := eq .part "front" -}}
startupProbe:
  httpGet:
    path: /health/{{ ternary "ready" "live" $isFront }}
    port: metrics
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: {{ div (int .root.Values.startupSeconds) 5 }}
livenessProbe:
  httpGet:
    path: /health/live
    port: metrics
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /health/{{ ternary "live" "ready" $isFront }}
    port: metrics
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end }}
