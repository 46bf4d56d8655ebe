{{- /* What a part is told, each option by its variable: (dict "root" $ "part" "collector"). Secrets are paths of files. */}}
{{- define "telemetry.environment" -}}
{{- $v := .root.Values }}
{{- $embedded := eq $v.profile "embedded" -}}
- name: TELEMETRY_TARGET
  value: {{ ternary "all" .part $embedded }}
- name: TELEMETRY_DATA
  value: /data
- name: TELEMETRY_BIND
  value: {{ $v.bindAddress | quote }}
- name: TELEMETRY_GRPC_PORT
  value: "7317"
- name: TELEMETRY_PORTAL_PORT
  value: "8080"
- name: TELEMETRY_METRICS_PORT
  value: "9464"
- name: TELEMETRY_LOG_FORMAT
  value: {{ $v.logFormat }}
{{- if and $v.catalogue.volume (eq .part "collector") }}
- name: TELEMETRY_CATALOGUE
  value: /catalogue
{{- end }}
{{- if and $v.checkpoints.existingSecret (eq .part "collector") }}
- name: TELEMETRY_CHECKPOINT_KEY
  value: /secrets/checkpoint-key/key.pem
- name: TELEMETRY_CHECKPOINT_ENTRIES
  value: {{ $v.checkpoints.entries | quote }}
- name: TELEMETRY_CHECKPOINT_MINUTES
  value: {{ $v.checkpoints.minutes | quote }}
{{- end }}
{{- if and $v.publicAddress (or $embedded (eq .part "portal")) }}
- name: TELEMETRY_PUBLIC_ADDRESS
  value: {{ $v.publicAddress | quote }}
{{- end }}
{{- if $v.tls.enabled }}
- name: TELEMETRY_TLS_CERTIFICATE
  value: /secrets/tls/tls.crt
- name: TELEMETRY_TLS_KEY
  value: /secrets/tls/tls.key
{{- if $v.tls.clientCaSecret }}
- name: TELEMETRY_CLIENT_CA
  value: /secrets/client-ca/ca.crt
{{- end }}
{{- else }}
- name: TELEMETRY_ALLOW_PLAIN_TEXT
  value: "true"
{{- end }}
{{- if not (or $embedded (eq .part "collector")) }}
{{- include "telemetry.environment.upstream" . }}
{{- end }}
{{- if not (or $embedded (eq .part "front")) }}
{{- include "telemetry.environment.influxdb" . }}
{{- end }}
{{- with $v.otlp.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "telemetry.environment.upstream" }}
{{- $scheme := include "telemetry.scheme" .root }}
- name: TELEMETRY_COLLECTOR_URL
  value: {{ $scheme }}://{{ include "telemetry.host" (dict "root" .root "part" "collector") }}:7317
{{- if eq .part "portal" }}
- name: TELEMETRY_AGGREGATOR_URL
  value: {{ $scheme }}://{{ include "telemetry.host" (dict "root" .root "part" "aggregator") }}:7317
{{- end }}
- name: TELEMETRY_SERVICE_KEY_FILE
  value: /secrets/service-key/key
{{- if .root.Values.tls.enabled }}
- name: TELEMETRY_UPSTREAM_CA
  value: /secrets/tls/ca.crt
{{- end }}
{{- end }}

{{- define "telemetry.environment.influxdb" }}
{{- $i := .root.Values.influxdb }}
- name: TELEMETRY_STORE
  value: influxdb
- name: TELEMETRY_INFLUX_URL
  value: {{ $i.url | quote }}
- name: TELEMETRY_INFLUX_DATABASE
  value: {{ $i.database | quote }}
{{- with $i.retentionPolicy }}
- name: TELEMETRY_INFLUX_RETENTION_POLICY
  value: {{ . | quote }}
{{- end }}
- name: TELEMETRY_INFLUX_WRITE_API
  value: {{ $i.writeApi }}
{{- with $i.organization }}
- name: TELEMETRY_INFLUX_ORG
  value: {{ . | quote }}
{{- end }}
{{- if eq $i.authentication "token" }}
- name: TELEMETRY_INFLUX_TOKEN_FILE
  value: /secrets/influxdb/token
{{- else if eq $i.authentication "password" }}
- name: TELEMETRY_INFLUX_USER
  value: {{ $i.user | quote }}
- name: TELEMETRY_INFLUX_PASSWORD_FILE
  value: /secrets/influxdb/password
{{- end }}
{{- end }}
