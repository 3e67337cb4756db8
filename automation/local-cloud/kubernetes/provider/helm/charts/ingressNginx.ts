import { type JsonObject } from "../../../api/objects/json";
import {
    type Chart,
    type ChartRelease,
    flagValue,
    fullNameOf,
    numberValue,
    objectValue,
    textValue,
} from "../chart";
import { clusterAccess, manage, manifest, read, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

function webhook(release: ChartRelease, name: string, controller: string): JsonObject {
    return manifest(
        release,
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
        name,
        {
            webhooks: [
                {
                    name: "validate.nginx.ingress.kubernetes.io",
                    admissionReviewVersions: ["v1"],
                    sideEffects: "None",
                    failurePolicy: "Fail",
                    matchPolicy: "Equivalent",
                    rules: [
                        {
                            apiGroups: ["networking.k8s.io"],
                            apiVersions: ["v1"],
                            operations: ["CREATE", "UPDATE"],
                            resources: ["ingresses"],
                        },
                    ],
                    clientConfig: {
                        service: {
                            name: `${controller}-admission`,
                            namespace: release.namespace,
                            path: "/networking/v1/ingresses",
                        },
                    },
                },
            ],
        },
        { component: "admission-webhook", clusterScoped: true },
    );
}

function ingressClass(release: ChartRelease): JsonObject {
    const name = textValue(release, "controller.ingressClassResource.name", "nginx");
    const isDefault = flagValue(release, "controller.ingressClassResource.default", false);
    return manifest(
        release,
        "networking.k8s.io/v1",
        "IngressClass",
        name,
        {
            spec: {
                controller: textValue(
                    release,
                    "controller.ingressClassResource.controllerValue",
                    "k8s.io/ingress-nginx",
                ),
            },
        },
        {
            component: "controller",
            clusterScoped: true,
            ...(isDefault ? { annotations: { "ingressclass.kubernetes.io/is-default-class": "true" } } : {}),
        },
    );
}

/** ingress-nginx: the controller behind a load balancer, its ingress class and its admission webhook. */
export const ingressNginx: Chart = {
    version: "4.13.3",
    appVersion: "1.13.3",
    render(release) {
        const base = fullNameOf(release);
        const controller = `${base}-controller`;
        const component = "controller";
        const className = textValue(release, "controller.ingressClassResource.name", "nginx");
        const hasWebhook = flagValue(release, "controller.admissionWebhooks.enabled", true);
        return [
            serviceAccount(
                release,
                textValue(release, "serviceAccount.name", base),
                objectValue(release, "serviceAccount.annotations"),
                component,
            ),
            manifest(
                release,
                "v1",
                "ConfigMap",
                controller,
                { data: objectValue(release, "controller.config") },
                { component },
            ),
            ...clusterAccess(release, base, textValue(release, "serviceAccount.name", base), [
                [
                    [""],
                    ["configmaps", "endpoints", "nodes", "pods", "secrets", "namespaces", "services"],
                    read,
                ],
                [["networking.k8s.io"], ["ingresses", "ingressclasses"], read],
                [["networking.k8s.io"], ["ingresses/status"], ["update"]],
                [["coordination.k8s.io"], ["leases"], manage],
            ]),
            ingressClass(release),
            service(
                release,
                controller,
                { http: [80, "http"], https: [443, "https"] },
                {
                    component,
                    type: textValue(release, "controller.service.type", "LoadBalancer"),
                    annotations: objectValue(release, "controller.service.annotations"),
                    spec: serviceSpec(release),
                },
            ),
            ...(hasWebhook
                ? [
                      service(
                          release,
                          `${controller}-admission`,
                          { "https-webhook": [443, "webhook"] },
                          { component },
                      ),
                  ]
                : []),
            deployment(release, controller, {
                component,
                image: `registry.k8s.io/ingress-nginx/controller:v${release.appVersion}`,
                args: [
                    "/nginx-ingress-controller",
                    `--publish-service=$(POD_NAMESPACE)/${controller}`,
                    `--controller-class=k8s.io/ingress-nginx`,
                    `--ingress-class=${className}`,
                ],
                ports: { http: 80, https: 443, webhook: 8443 },
                account: textValue(release, "serviceAccount.name", base),
                replicas: numberValue(release, "controller.replicaCount", 1),
                resources: objectValue(release, "controller.resources", {
                    requests: { cpu: "100m", memory: "90Mi" },
                }),
            }),
            ...(hasWebhook ? [webhook(release, `${base}-admission`, controller)] : []),
        ];
    },
};

function serviceSpec(release: ChartRelease): JsonObject {
    const policy = textValue(release, "controller.service.externalTrafficPolicy", "");
    const loadBalancerClass = textValue(release, "controller.service.loadBalancerClass", "");
    return {
        ...(policy === "" ? {} : { externalTrafficPolicy: policy }),
        ...(loadBalancerClass === "" ? {} : { loadBalancerClass }),
    };
}
