import { type Chart, fullNameOf, numberValue, objectValue, textValue } from "../chart";
import { manifest, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

/** What stands in for a chart without a model: the objects that `helm create` starts a chart with. */
export const generic: Chart = {
    version: "1.0.0",
    appVersion: "1.0.0",
    render(release) {
        const base = fullNameOf(release);
        const account = textValue(release, "serviceAccount.name", base);
        const repository = textValue(release, "image.repository", release.chart);
        return [
            serviceAccount(release, account, objectValue(release, "serviceAccount.annotations")),
            manifest(release, "v1", "ConfigMap", base, { data: { chart: release.chart } }),
            service(
                release,
                base,
                { http: [numberValue(release, "service.port", 80), "http"] },
                {
                    type: textValue(release, "service.type", "ClusterIP"),
                    annotations: objectValue(release, "service.annotations"),
                },
            ),
            deployment(release, base, {
                image: `${repository}:${textValue(release, "image.tag", release.appVersion)}`,
                ports: { http: numberValue(release, "service.targetPort", 8080) },
                account,
                replicas: numberValue(release, "replicaCount", numberValue(release, "replicas", 1)),
                resources: objectValue(release, "resources"),
            }),
        ];
    },
};
