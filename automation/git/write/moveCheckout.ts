import { currentBranch } from "../read/references";
import { runGit } from "../runGit";

/**
 * Moves the branch that is checked out from one commit to another, together with the work tree. Local changes are kept;
 * if one would be lost, nothing moves. Returns whether it moved.
 */
export async function moveCheckout(
    folder: string,
    branch: string,
    from: string,
    to: string,
): Promise<boolean> {
    if ((await currentBranch(folder)) !== branch) return false;
    const reference = `refs/heads/${branch}`;
    const { stdout } = await runGit(folder, ["rev-parse", reference]);
    if (stdout.trim() !== from) return false;
    // Without this a file that was only touched counts as changed. The exit code says whether files have changed.
    await runGit(folder, ["update-index", "-q", "--refresh"]);
    const moved = await runGit(folder, ["read-tree", "-m", "-u", from, to]);
    if (moved.exitCode !== 0) return false;
    const message = "cake: onto what others pushed meanwhile";
    const named = await runGit(folder, ["update-ref", "-m", message, reference, to, from]);
    return named.exitCode === 0;
}
