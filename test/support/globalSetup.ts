import { findEngine } from "../../automation/engine/install/findEngine";
import { root } from "./project";

/** Finds or installs the engine before the first test, where its progress can be seen and no test's time limit holds. */
export async function mochaGlobalSetup(): Promise<void> {
    const { command, version } = await findEngine({
        root,
        env: process.env,
        onProgress: (text) => {
            console.error(text);
        },
    });
    console.error(`Pulumi engine ${version} at ${command}`);
}
