package io.supervisor.install.rendering.helm;

import java.util.LinkedHashMap;
import java.util.Map;

/** A chart with a bit of everything. */
public final class DemoChart {

  private static final String DEPLOYMENT =
      """
      # the workload
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ include "demo.name" . }}
        namespace: {{ .Release.Namespace }}
        annotations: {cluster: {{ .Capabilities.KubeVersion.Version | quote }}, answer: "yes"}
      spec:
        replicas: {{ .Values.replicas }}
        template:
          spec:
            containers:
            - name: web
              image: {{ .Values.image }}
      """;
  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: things.example.io}
      """;

  private DemoChart() {}

  /** The files of the chart, and one more template. */
  public static Map<String, String> files(String template) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\n");
    files.put("values.yaml", "replicas: 1\nimage: nginx:1\npassword: \"\"\n");
    files.put("templates/deployment.yaml", DEPLOYMENT);
    files.put(
        "templates/_helpers.tpl",
        "{{- define \"demo.name\" -}}{{ .Release.Name }}-demo{{- end -}}");
    files.put("templates/more.yaml", template);
    files.put("crds/thing.yaml", CRD);
    return files;
  }
}
