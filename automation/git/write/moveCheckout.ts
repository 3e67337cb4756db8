import { currentBranch } from "../read/references";
import { runGit } from "../runGit";

/**
 * Moves the branch that is checked out from one commit to another, and what is checked out with it. Local changes are
 * carried over; where one would be lost nothing moves. Tells whether it moved.
 */
export async function bringAlong(folder: string, branch: string, from: string, to: string): Promise<boolean> {
    if ((await currentBranch(folder)) !== branch) return false;
    const reference = `refs/heads/${branch}`;
    const { stdout } = await runGit(folder, ["rev-parse", reference]);
    if (stdout.trim() !== from) return false;
    // Else a file that was only touched counts as changed; the exit code tells that some are.
    await runGit(folder, ["update-index", "-q", "--refresh"]);
    const moved = await runGit(folder, ["read-tree", "-m", "-u", from, to]);
    if (moved.exitCode !== 0) return false;
    const message = "cake: onto what was pushed meanwhile";
    const named = await runGit(folder, ["update-ref", "-m", message, reference, to, from]);
    return named.exitCode === 0;
}
