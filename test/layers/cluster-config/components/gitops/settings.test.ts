import { expect } from "chai";
import { gitopsSettings } from "../../../../../layers/cluster-config/components/gitops/settings";

const url = "https://git.example/platform";

/** Which of some values of a setting are taken. */
function taken(key: string, values: readonly string[]): string[] {
    return values.filter((value) => gitopsSettings.safeParse({ url, [key]: value }).success);
}

function expectTaken(key: string, sound: readonly string[], refused: readonly string[]): void {
    expect(taken(key, [...sound, ...refused])).to.deep.equal(sound);
}

describe("settings of an environment's GitOps", () => {
    it("want a repository, over https or ssh, without a password or a token in its address", () => {
        expect(gitopsSettings.safeParse({ branch: "main" }).success).to.equal(false);
        expectTaken(
            "url",
            [
                url,
                "https://git.example:8443/group/sub/platform.git",
                "ssh://git@git.example/platform",
                "ssh://git.example:2222/platform.git",
            ],
            [
                "https://ada:hunter2@git.example/platform",
                "https://token@git.example/platform",
                "https://git.example/platform?access_token=x",
                "ssh://git:hunter2@git.example/platform",
                "http://git.example/platform",
                "git@git.example:platform.git",
                "https://git.example",
                "https://git.example/a b",
                "file:///platform",
                "",
            ],
        );
    });

    it("take branches as git does", () => {
        expectTaken("branch", ["main", "feature/x", "a.b"], ["", "a b", "-x", "a..b", "a/", "x.lock", "a:b"]);
    });

    it("take a folder inside of the repository", () => {
        expectTaken(
            "path",
            ["./clusters/dev-1", "clusters/dev-1", "./", ".", "./a..b"],
            ["", "/clusters", "../other", "./clusters/../../other", "a b", "a\\b"],
        );
    });

    it("take durations that Flux knows and that are longer than nothing", () => {
        expectTaken("interval", ["30s", "5m", "1h30m", "0.5h"], ["", "5", "1d", "0s", "0m0s", "-5m", "5 m"]);
    });

    it("take charts that wait for what a Kustomization made to go", () => {
        expectTaken(
            "chartVersion",
            ["2.16.0", "2.17.2", "3.0.0"],
            ["", "2.16", "v2.16.4", "2.15.9", "1.99.0"],
        );
    });
});
