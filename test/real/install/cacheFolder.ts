import { homedir } from "node:os";
import { join } from "node:path";

/** Where one version of something that real tests need stays between runs, outside of the project. */
export function cacheFolder(name: string, version: string, env: NodeJS.ProcessEnv = process.env): string {
    const caches =
        env.XDG_CACHE_HOME === undefined || env.XDG_CACHE_HOME === ""
            ? join(env.HOME ?? homedir(), ".cache")
            : env.XDG_CACHE_HOME;
    return join(caches, "layer-cake", `${name}-${version}`);
}
