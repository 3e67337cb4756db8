import { asSettingText } from "./settingText";
import type { PropertyMap } from "../../protocol/providerModel";
import type { Mutability } from "./diff/replacement";

/** How a provider resource is configured. */
export interface ProviderSettings {
    /** Text of a kubeconfig; empty where none is given, undefined where a preview does not know it. */
    readonly kubeconfig: string | undefined;
    readonly context: string | undefined;
    /** The namespace of objects that name none. */
    readonly namespace: string | undefined;
    readonly mutable: Mutability;
    /** Take fields that other managers own, where an object does not say otherwise. */
    readonly patchForce: boolean;
    /** Forget objects of a cluster that cannot be reached, instead of failing. */
    readonly deleteUnreachable: boolean;
}

/** Reads the configuration of a provider resource; booleans come as text. */
export function readSettings(
    config: PropertyMap,
    environment: Readonly<Record<string, string | undefined>>,
): ProviderSettings {
    const text = (key: string) => asSettingText(config[key]);
    const isOn = (key: string, variable: string) => (text(key) ?? environment[variable]) === "true";
    return {
        kubeconfig: config.kubeconfig === undefined ? (environment.KUBECONFIG ?? "") : text("kubeconfig"),
        context: text("context"),
        namespace: text("namespace"),
        mutable: {
            secrets: isOn("enableSecretMutable", "PULUMI_K8S_ENABLE_SECRET_MUTABLE"),
            configMaps: isOn("enableConfigMapMutable", "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE"),
        },
        patchForce: isOn("enablePatchForce", "PULUMI_K8S_ENABLE_PATCH_FORCE"),
        deleteUnreachable: isOn("deleteUnreachable", "PULUMI_K8S_DELETE_UNREACHABLE"),
    };
}
