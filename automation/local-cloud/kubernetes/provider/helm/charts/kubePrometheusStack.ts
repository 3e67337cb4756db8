import { type JsonObject } from "../../../api/objects/json";
import { type Chart, flagValue, fullNameOf, numberValue, textValue } from "../chart";
import { customResource } from "./customResource";
import { clusterAccess, manage, manifest, service, serviceAccount } from "./manifests";
import { daemonSet, deployment, statefulSet } from "./workloads";

const group = "monitoring.coreos.com";

/** kube-prometheus-stack in outline: the operator, Prometheus, Alertmanager, Grafana and the exporters. */
export const kubePrometheusStack: Chart = {
    version: "77.6.2",
    appVersion: "v0.85.0",
    crds: () => [
        customResource(group, "v1", "Prometheus", "prometheuses"),
        customResource(group, "v1", "Alertmanager", "alertmanagers"),
        customResource(group, "v1", "ServiceMonitor", "servicemonitors"),
        customResource(group, "v1", "PodMonitor", "podmonitors"),
        customResource(group, "v1", "PrometheusRule", "prometheusrules"),
        customResource(group, "v1alpha1", "AlertmanagerConfig", "alertmanagerconfigs"),
    ],
    render(release) {
        const base = fullNameOf(release);
        const operator = `${base}-operator`;
        const on = (part: string) => flagValue(release, `${part}.enabled`, true);
        const stateful = (part: string, image: string, port: number): JsonObject[] => {
            const name = `${part}-${base}-${part}`;
            const replicas = numberValue(release, `${part}.${part}Spec.replicas`, 1);
            return [
                service(release, `${base}-${part}`, { "http-web": [port, "http-web"] }, { component: part }),
                statefulSet(release, name, `${part}-operated`, {
                    component: part,
                    image,
                    ports: { "http-web": port },
                    account: operator,
                    replicas,
                }),
            ];
        };
        return [
            serviceAccount(release, operator),
            ...clusterAccess(release, operator, operator, [[[group], ["*"], manage]]),
            deployment(release, operator, {
                component: "operator",
                image: `quay.io/prometheus-operator/prometheus-operator:${release.appVersion}`,
                ports: { https: 10250 },
                account: operator,
            }),
            ...(on("prometheus") ? stateful("prometheus", "quay.io/prometheus/prometheus:v3.5.0", 9090) : []),
            ...(on("alertmanager")
                ? stateful("alertmanager", "quay.io/prometheus/alertmanager:v0.28.1", 9093)
                : []),
            ...(on("grafana")
                ? [
                      manifest(
                          release,
                          "v1",
                          "Secret",
                          `${release.name}-grafana`,
                          {
                              type: "Opaque",
                              stringData: {
                                  "admin-user": textValue(release, "grafana.adminUser", "admin"),
                                  "admin-password": textValue(
                                      release,
                                      "grafana.adminPassword",
                                      "prom-operator",
                                  ),
                              },
                          },
                          { component: "grafana" },
                      ),
                      service(
                          release,
                          `${release.name}-grafana`,
                          { http: [80, "http"] },
                          { component: "grafana" },
                      ),
                      deployment(release, `${release.name}-grafana`, {
                          component: "grafana",
                          image: "docker.io/grafana/grafana:12.1.1",
                          ports: { http: 3000 },
                          account: operator,
                          replicas: numberValue(release, "grafana.replicas", 1),
                      }),
                  ]
                : []),
            deployment(release, `${release.name}-kube-state-metrics`, {
                component: "kube-state-metrics",
                image: "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0",
                ports: { http: 8080 },
                account: operator,
            }),
            daemonSet(release, `${release.name}-prometheus-node-exporter`, {
                component: "node-exporter",
                image: "quay.io/prometheus/node-exporter:v1.9.1",
                ports: { "http-metrics": 9100 },
                account: operator,
            }),
        ];
    },
};
