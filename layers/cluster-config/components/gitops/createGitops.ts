import type { Installed } from "../../component";
import type { ComponentContext } from "../../context";
import { createRelease } from "../../helm/createRelease";
import { createSync } from "./createSync";
import { fluxNamespace } from "./fluxNamespace";
import type { GitopsSettings } from "./settings";

/** Flux, and what it applies: a folder of a branch of a git repository. */
export function createGitops(context: ComponentContext<GitopsSettings>): Installed {
    const flux = createRelease(context, {
        name: "flux2",
        namespace: fluxNamespace,
        repository: "https://fluxcd-community.github.io/helm-charts",
        version: context.settings.chartVersion ?? "2.16.4",
        values: {
            // Nothing here writes new images' tags into the repository.
            imageAutomationController: { create: false },
            imageReflectionController: { create: false },
        },
    });
    return { resources: createSync(context, flux) };
}
