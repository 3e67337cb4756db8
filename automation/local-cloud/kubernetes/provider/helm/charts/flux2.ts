import { type Chart, flagValue } from "../chart";
import { customResource } from "./customResource";
import { clusterAccess, manage, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

const domain = "toolkit.fluxcd.io";

const controllers = [
    { name: "source-controller", values: "sourceController", listens: true },
    { name: "kustomize-controller", values: "kustomizeController", listens: false },
    { name: "helm-controller", values: "helmController", listens: false },
    { name: "notification-controller", values: "notificationController", listens: true },
];

/** Flux: its controllers and the custom resources they act on. */
export const flux2: Chart = {
    version: "2.16.4",
    appVersion: "2.6.4",
    crds: (release) =>
        flagValue(release, "installCRDs", true)
            ? [
                  customResource(`source.${domain}`, "v1", "GitRepository", "gitrepositories"),
                  customResource(`source.${domain}`, "v1", "HelmRepository", "helmrepositories"),
                  customResource(`source.${domain}`, "v1", "HelmChart", "helmcharts"),
                  customResource(`source.${domain}`, "v1", "OCIRepository", "ocirepositories"),
                  customResource(`source.${domain}`, "v1", "Bucket", "buckets"),
                  customResource(`kustomize.${domain}`, "v1", "Kustomization", "kustomizations"),
                  customResource(`helm.${domain}`, "v2", "HelmRelease", "helmreleases"),
                  customResource(`notification.${domain}`, "v1beta3", "Alert", "alerts"),
                  customResource(`notification.${domain}`, "v1beta3", "Provider", "providers"),
                  customResource(`notification.${domain}`, "v1", "Receiver", "receivers"),
              ]
            : [],
    render(release) {
        return controllers
            .filter(({ values }) => flagValue(release, `${values}.create`, true))
            .flatMap(({ name, listens }) => [
                serviceAccount(release, name, {}, name),
                ...clusterAccess(release, `${release.name}-${name}`, name, [[["*"], ["*"], manage]]),
                ...(listens ? [service(release, name, { http: [80, "http"] }, { component: name })] : []),
                deployment(release, name, {
                    component: name,
                    image: `ghcr.io/fluxcd/${name}:v1`,
                    ports: { http: 9090 },
                    account: name,
                }),
            ]);
    },
};
