{{- /* Where a part writes, and the secrets that it reads; whole folders, so that a secret that is changed is seen: (dict "root" $ "part" "front"). */}}
{{- define "telemetry.mounts" -}}
- name: data
  mountPath: /data
- name: temporary
  mountPath: /tmp
{{- range $name := include "telemetry.secrets" . | fromJson | keys | sortAlpha }}
- name: {{ $name }}
  mountPath: /secrets/{{ $name }}
  readOnly: true
{{- end }}
{{- if eq .part "collector" }}
{{- if .root.Values.catalogue.volume }}
- name: catalogue
  mountPath: /catalogue
  readOnly: true
{{- end }}
{{- if .root.Values.backup.volume }}
- name: backup
  mountPath: /backup
{{- end }}
{{- end }}
{{- end }}

{{- /* The collector's data is a claim of its StatefulSet; the others' is made anew from the ledger. */}}
{{- define "telemetry.volumes" -}}
{{- if ne .part "collector" }}
- name: data
  emptyDir:
    sizeLimit: {{ .root.Values.scratch.data }}
{{- end }}
- name: temporary
  emptyDir:
    sizeLimit: {{ .root.Values.scratch.temporary }}
{{- range $name, $secret := include "telemetry.secrets" . | fromJson }}
- name: {{ $name }}
  secret:
    secretName: {{ $secret }}
    defaultMode: 0440
{{- end }}
{{- if eq .part "collector" }}
{{- with .root.Values.catalogue.volume }}
- name: catalogue
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.backup.volume }}
- name: backup
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Folder under /secrets: name of the Secret that lies there. As JSON. */}}
{{- define "telemetry.secrets" -}}
{{- $v := .root.Values }}
{{- $embedded := eq $v.profile "embedded" }}
{{- $secrets := dict }}
{{- if $v.tls.enabled }}
{{- $_ := set $secrets "tls" $v.tls.existingSecret }}
{{- if $v.tls.clientCaSecret }}
{{- $_ := set $secrets "client-ca" $v.tls.clientCaSecret }}
{{- end }}
{{- end }}
{{- if not (or $embedded (eq .part "collector")) }}
{{- $_ := set $secrets "service-key" $v.serviceKey.existingSecret }}
{{- end }}
{{- if not (or $embedded (eq .part "front") (eq $v.influxdb.authentication "none")) }}
{{- $_ := set $secrets "influxdb" $v.influxdb.existingSecret }}
{{- end }}
{{- if and $v.checkpoints.existingSecret (eq .part "collector") }}
{{- $_ := set $secrets "checkpoint-key" $v.checkpoints.existingSecret }}
{{- end }}
{{- toJson $secrets }}
{{- end }}
