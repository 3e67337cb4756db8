import { type JsonObject, isObject, listOf, objectOf } from "../../objects/json";

function setDefaults(target: JsonObject, defaults: JsonObject): void {
    for (const [field, value] of Object.entries(defaults)) target[field] ??= value;
}

/** Fills in what the API server fills in for the webhooks of an admission. */
export function webhooks(object: JsonObject): void {
    for (const webhook of listOf(object.webhooks).filter(isObject)) {
        setDefaults(webhook, {
            failurePolicy: "Fail",
            matchPolicy: "Equivalent",
            namespaceSelector: {},
            objectSelector: {},
            timeoutSeconds: 10,
        });
        const { service } = objectOf(webhook.clientConfig);
        if (isObject(service)) setDefaults(service, { port: 443 });
        for (const rule of listOf(webhook.rules).filter(isObject)) setDefaults(rule, { scope: "*" });
        // Only those that change something are called again.
        if (object.kind === "MutatingWebhookConfiguration")
            setDefaults(webhook, { reinvocationPolicy: "Never" });
    }
}

/** Fills in what the API server fills in for a driver of volumes. */
export function csiDriver(object: JsonObject): void {
    const spec = isObject(object.spec) ? object.spec : (object.spec = {});
    setDefaults(spec, {
        attachRequired: true,
        podInfoOnMount: false,
        fsGroupPolicy: "ReadWriteOnceWithFSType",
        volumeLifecycleModes: ["Persistent"],
        storageCapacity: false,
        requiresRepublish: false,
        seLinuxMount: false,
    });
}
