import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";

function minor(version: string): number {
    return Number(/^v?1\.(\d+)/.exec(version)?.[1]);
}

/**
 * kube-proxy is never newer than the API server and at most three minor versions older
 * (https://kubernetes.io/releases/version-skew-policy/).
 */
export const kubeProxySkew: Rule = (judged) => {
    const { compute } = judged.settings;
    if (compute === undefined) return [];
    const proxy = compute.addons["kube-proxy"];
    const behind = minor(compute.version) - minor(proxy);
    if (behind >= 0 && behind <= 3) return [];
    const path = ["compute", "addons", "kube-proxy"];
    const why = behind < 0 ? "is newer than" : "is more than three minor versions older than";
    return [
        problemAt(
            judged,
            path,
            `\`${proxy}\` ${why} the control plane's ${compute.version}`,
            `Choose a kube-proxy for ${compute.version}: aws eks describe-addon-versions ` +
                `--addon-name kube-proxy --kubernetes-version ${compute.version}`,
        ),
    ];
};
