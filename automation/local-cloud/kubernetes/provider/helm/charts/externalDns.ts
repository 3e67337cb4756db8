import { type Chart, fullNameOf, numberValue, objectValue, textsValue, textValue } from "../chart";
import { clusterAccess, read, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

/** external-dns: one deployment that may read what has a host name. */
export const externalDns: Chart = {
    version: "1.19.0",
    appVersion: "0.19.0",
    render(release) {
        const base = fullNameOf(release);
        const account = textValue(release, "serviceAccount.name", base);
        return [
            serviceAccount(release, account, objectValue(release, "serviceAccount.annotations")),
            ...clusterAccess(release, base, account, [
                [[""], ["nodes", "pods", "services"], read],
                [["discovery.k8s.io"], ["endpointslices"], read],
                [["networking.k8s.io"], ["ingresses"], read],
            ]),
            service(release, base, { http: [7979, "http"] }),
            deployment(release, base, {
                image: `registry.k8s.io/external-dns/external-dns:v${release.appVersion}`,
                args: [
                    `--provider=${textValue(release, "provider.name", "aws")}`,
                    `--policy=${textValue(release, "policy", "upsert-only")}`,
                    ...textsValue(release, "domainFilters").map((domain) => `--domain-filter=${domain}`),
                ],
                ports: { http: 7979 },
                account,
                replicas: numberValue(release, "replicaCount", 1),
            }),
        ];
    },
};
