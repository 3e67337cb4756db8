import { ensureObject } from "../../api/bootstrap/ensureObject";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller } from "../controller";

const namespaces = builtin("core/namespaces");

const certificate = "-----BEGIN CERTIFICATE-----\nbG9jYWwgY2xvdWQ=\n-----END CERTIFICATE-----\n";

/** Gives every namespace its default service account and the cluster's certificate, again when they are deleted. */
export const namespaceDefaults: Controller = {
    name: "namespace-defaults",

    keysFor({ storageKey, object, isDeleted }) {
        const { name, namespace = "" } = object.metadata;
        if (storageKey === "core/namespaces") return isDeleted ? [] : [name];
        const isDefault =
            (storageKey === "core/serviceaccounts" && name === "default") ||
            (storageKey === "core/configmaps" && name === "kube-root-ca.crt");
        return isDefault && isDeleted ? [namespace] : [];
    },

    reconcile(cluster, key) {
        const namespace = cluster.get(namespaces, undefined, key);
        if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined) return;
        ensureObject(cluster, {
            apiVersion: "v1",
            kind: "ServiceAccount",
            metadata: { name: "default", namespace: key },
        });
        ensureObject(cluster, {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: {
                name: "kube-root-ca.crt",
                namespace: key,
                annotations: {
                    "kubernetes.io/description":
                        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc.",
                },
            },
            data: { "ca.crt": certificate },
        });
    },
};
