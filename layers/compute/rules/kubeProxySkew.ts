import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { ComputeSettings } from "../settings";

function minor(version: string): number {
    return Number(/^v?1\.(\d+)/.exec(version)?.[1]);
}

/**
 * kube-proxy is never newer than the API server and at most three minor versions older
 * (https://kubernetes.io/releases/version-skew-policy/).
 */
export const kubeProxySkew: Rule<ComputeSettings> = (input) => {
    const { addons, version } = input.settings;
    const proxy = addons["kube-proxy"];
    const behind = minor(version) - minor(proxy);
    if (behind >= 0 && behind <= 3) return [];
    const path = ["compute", "addons", "kube-proxy"];
    const why = behind < 0 ? "is newer than" : "is more than three minor versions older than";
    return [
        problemAt(
            input,
            path,
            `\`${proxy}\` ${why} the control plane's ${version}`,
            `Choose a kube-proxy for ${version}: aws eks describe-addon-versions ` +
                `--addon-name kube-proxy --kubernetes-version ${version}`,
        ),
    ];
};
