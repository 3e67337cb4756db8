import { clusterVersion } from "../bootstrap/clusterRecord";
import { type ApiAnswer, answer } from "../http/apiAnswer";
import { type ApiRequest } from "../http/apiRequest";
import { type Cluster } from "../objects/cluster";

/** Answers which version the cluster has, and that it is well. */
export function versionAnswer(cluster: Cluster, { path }: ApiRequest): ApiAnswer {
    if (path[0] !== "version") return { kind: "text", code: 200, text: "ok", contentType: "text/plain" };
    const version = clusterVersion(cluster.store, cluster.id);
    const [major = "1", minor = "0"] = version.split(".");
    return answer({
        major,
        minor,
        gitVersion: `v${major}.${minor}.0-eks-local`,
        gitCommit: "",
        gitTreeState: "clean",
        buildDate: "2025-01-01T00:00:00Z",
        goVersion: "",
        compiler: "",
        platform: "linux/amd64",
    });
}
