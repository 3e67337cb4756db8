import { defineComponent } from "../../component";
import { fluxNamespace } from "./fluxNamespace";
import { gitopsSecret } from "./gitopsSecret";
import { gitopsSettings } from "./settings";

/** GitOps with Flux. */
export const gitops = defineComponent({
    key: "gitops",
    description: "Flux, which applies what a branch of a git repository holds; off if left out.",
    settings: gitopsSettings,
    // Where Flux is, and expects its own objects to be.
    namespaces: { [fluxNamespace]: "baseline" },
    // What the repository holds may need any of them.
    after: "all above",
    rules: [gitopsSecret],
    load: async () => (await import("./createGitops")).createGitops,
});
