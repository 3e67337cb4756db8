import { type Chart, fullNameOf, numberValue, objectValue, textsValue } from "../chart";
import { clusterAccess, manifest, read, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

/** metrics-server: one deployment behind an aggregated API. */
export const metricsServer: Chart = {
    version: "3.13.0",
    appVersion: "0.8.0",
    render(release) {
        const base = fullNameOf(release);
        return [
            serviceAccount(release, base, objectValue(release, "serviceAccount.annotations")),
            ...clusterAccess(release, `system:${base}`, base, [
                [[""], ["nodes/metrics"], ["get"]],
                [[""], ["pods", "nodes", "namespaces", "configmaps"], read],
            ]),
            service(release, base, { https: [443, "https"] }),
            deployment(release, base, {
                image: `registry.k8s.io/metrics-server/metrics-server:v${release.appVersion}`,
                args: ["--secure-port=10250", "--metric-resolution=15s", ...textsValue(release, "args")],
                ports: { https: 10250 },
                account: base,
                replicas: numberValue(release, "replicas", 1),
            }),
            manifest(
                release,
                "apiregistration.k8s.io/v1",
                "APIService",
                "v1beta1.metrics.k8s.io",
                {
                    spec: {
                        group: "metrics.k8s.io",
                        groupPriorityMinimum: 100,
                        insecureSkipTLSVerify: true,
                        service: { name: base, namespace: release.namespace, port: 443 },
                        version: "v1beta1",
                        versionPriority: 100,
                    },
                },
                { clusterScoped: true },
            ),
        ];
    },
};
