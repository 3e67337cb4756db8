import { type Chart, flagValue, fullNameOf, numberValue, objectValue } from "../chart";
import { customResource } from "./customResource";
import { clusterAccess, manage, manifest, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

const group = "cert-manager.io";

/** cert-manager: the controller, the CA injector and the webhook, with the custom resources where they are asked for. */
export const certManager: Chart = {
    version: "v1.18.2",
    appVersion: "v1.18.2",
    crds: (release) =>
        flagValue(release, "crds.enabled", flagValue(release, "installCRDs", false))
            ? [
                  customResource(group, "v1", "Certificate", "certificates"),
                  customResource(group, "v1", "CertificateRequest", "certificaterequests"),
                  customResource(group, "v1", "Issuer", "issuers"),
                  customResource(group, "v1", "ClusterIssuer", "clusterissuers", "Cluster"),
                  customResource(`acme.${group}`, "v1", "Order", "orders"),
                  customResource(`acme.${group}`, "v1", "Challenge", "challenges"),
              ]
            : [],
    render(release) {
        const base = fullNameOf(release);
        const parts = [
            { component: "controller", name: base, values: "", image: "controller" },
            {
                component: "cainjector",
                name: `${base}-cainjector`,
                values: "cainjector.",
                image: "cainjector",
            },
            { component: "webhook", name: `${base}-webhook`, values: "webhook.", image: "webhook" },
        ];
        return [
            ...parts.flatMap(({ component, name, values, image }) => [
                serviceAccount(
                    release,
                    name,
                    objectValue(release, `${values}serviceAccount.annotations`),
                    component,
                ),
                ...clusterAccess(release, name, name, [
                    [[group, `acme.${group}`], ["*"], manage],
                    [[""], ["secrets", "events", "services", "pods"], manage],
                ]),
                deployment(release, name, {
                    component,
                    image: `quay.io/jetstack/cert-manager-${image}:${release.appVersion}`,
                    account: name,
                    ports: component === "webhook" ? { https: 10250 } : { metrics: 9402 },
                    replicas: numberValue(release, `${values}replicaCount`, 1),
                }),
            ]),
            service(release, base, { "tcp-prometheus": [9402, "metrics"] }, { component: "controller" }),
            service(release, `${base}-webhook`, { https: [443, "https"] }, { component: "webhook" }),
            manifest(
                release,
                "admissionregistration.k8s.io/v1",
                "ValidatingWebhookConfiguration",
                `${base}-webhook`,
                {
                    webhooks: [
                        {
                            name: "webhook.cert-manager.io",
                            admissionReviewVersions: ["v1"],
                            sideEffects: "None",
                            failurePolicy: "Fail",
                            rules: [
                                {
                                    apiGroups: [group, `acme.${group}`],
                                    apiVersions: ["v1"],
                                    operations: ["CREATE", "UPDATE"],
                                    resources: ["*/*"],
                                },
                            ],
                            clientConfig: {
                                service: {
                                    name: `${base}-webhook`,
                                    namespace: release.namespace,
                                    path: "/validate",
                                },
                            },
                        },
                    ],
                },
                { component: "webhook", clusterScoped: true },
            ),
        ];
    },
};
