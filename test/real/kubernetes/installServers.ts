import { join } from "node:path";
import { root } from "../../support/project";
import { goPrograms } from "../install/goPrograms";

/** The folder with `etcd`, `kube-apiserver` and `kube-controller-manager`, as servers/go.mod pins them. */
export function installServers(onProgress: (text: string) => void): Promise<string> {
    return goPrograms(
        {
            name: "kubernetes",
            what: "the Kubernetes servers",
            takes: "10 to 20 minutes",
            module: "k8s.io/kubernetes",
            cwd: join(root, "test", "real", "kubernetes", "servers"),
            programs: {
                etcd: "go.etcd.io/etcd/server/v3",
                "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
                "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
            },
            linkerFlags: (version) => {
                const [major = "", minor = ""] = version.split(".");
                const values = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor };
                const sets = Object.entries(values).map(
                    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
                );
                return ["-s", "-w", ...sets].join(" ");
            },
        },
        onProgress,
    );
}
