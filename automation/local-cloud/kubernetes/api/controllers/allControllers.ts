import { type Controller } from "./controller";
import { customResourceCleanup } from "./customResourceCleanup";
import { garbageCollector } from "./garbageCollector";
import { namespaceContent } from "./namespaceContent";
import { namespaceDefaults } from "./namespaceDefaults";

/** A fresh set of controllers: some of them remember what they saw. */
export function allControllers(): readonly Controller[] {
    return [namespaceDefaults, namespaceContent(), garbageCollector(), customResourceCleanup];
}
