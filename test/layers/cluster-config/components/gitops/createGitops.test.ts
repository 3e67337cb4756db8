// Covers: component.ts, createSync.ts, gitopsSecret.ts
import { expect } from "chai";
import type { GitopsSettings } from "../../../../../layers/cluster-config/components/gitops/settings";
import { problemsOf, sandboxWith } from "../../../../support/settingsProject";
import { ofType, read, type Registered } from "../../../recording";
import { leftBehind, recorded as recordedWith } from "../../recorded";

function recorded(gitops?: GitopsSettings) {
    return recordedWith({ gitops });
}

const url = "https://git.example/platform";

/** What Flux is told by the only object of a kind. */
function specOf(found: readonly Registered[]): Record<string, unknown> {
    expect(found).to.have.length(1);
    expect(found[0]?.inputs.metadata).to.deep.equal({ name: "flux-system", namespace: "flux-system" });
    return found[0]?.inputs.spec as Record<string, unknown>;
}

describe("GitOps of the cluster-config layer", () => {
    it("must not be there where the settings do not ask for it", async () => {
        const { resources, outputs } = await recorded();
        const flux = resources.filter((one) => /flux|gitops/.test(`${one.type} ${one.name}`));
        expect(flux).to.be.empty;
        expect((await read(outputs.namespaces)).value).not.to.include("flux-system");
    });

    it("must track the main branch and apply the environment's own folder, where nothing else is said", async () => {
        const recording = await recorded({ url });
        const [source, kustomization] = ["GitRepository", "Kustomization"].map((kind) =>
            specOf(ofType(recording, kind)),
        );
        expect(source).to.deep.equal({ url, ref: { branch: "main" }, interval: "5m", suspend: false });
        expect(kustomization).to.deep.equal({
            sourceRef: { kind: "GitRepository", name: "flux-system" },
            path: "./clusters/test",
            interval: "5m",
            prune: true,
            deletionPolicy: "WaitForTermination",
            suspend: false,
        });
        const flux = ofType(recording, "Release").find(({ name }) => name === "flux2");
        expect(flux?.inputs).to.deep.include({ namespace: "flux-system", version: "2.16.4" });
    });

    it("must follow what the settings say", async () => {
        const recording = await recorded({
            url: "ssh://git@git.example/platform",
            secretName: "platform-git",
            branch: "feature/x",
            path: "clusters/dev-1",
            interval: "30s",
            chartVersion: "2.17.0",
        });
        expect(specOf(ofType(recording, "GitRepository"))).to.deep.include({
            url: "ssh://git@git.example/platform",
            ref: { branch: "feature/x" },
            interval: "30s",
            secretRef: { name: "platform-git" },
        });
        expect(specOf(ofType(recording, "Kustomization"))).to.include({
            path: "clusters/dev-1",
            interval: "30s",
        });
        const flux = ofType(recording, "Release").find(({ name }) => name === "flux2");
        expect(flux?.inputs.version).to.equal("2.17.0");
    });

    it("must be in a namespace of its own that is held to a Pod Security Standard", async () => {
        const recording = await recorded({ url });
        const own = ofType(recording, "Namespace").find(({ name }) => name === "flux-system");
        expect(own?.inputs.metadata).to.have.property("labels").that.includes({
            "pod-security.kubernetes.io/enforce": "baseline",
        });
        expect((await read(recording.outputs.namespaces)).value).to.include("flux-system");
    });

    it("must leave nothing behind when it is off", async () => {
        expect(await leftBehind({ gitops: { url } }, {})).to.deep.equal([
            "kubernetes:core/v1:Namespace flux-system",
            "kubernetes:helm.sh/v3:Release flux2",
            "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization gitops",
            "kubernetes:source.toolkit.fluxcd.io/v1:GitRepository gitops-source",
        ]);
    });

    it("must have a Secret to read a repository over ssh with", () => {
        const complaints = (lines: string) =>
            problemsOf(sandboxWith(`clusterConfig:\n  gitops:\n${lines}`)).map(({ key, message }) => [
                key,
                message,
            ]);
        const ssh = "    url: ssh://git@git.example/platform\n";
        expect(complaints(ssh)).to.deep.equal([
            ["clusterConfig.gitops.secretName", "is missing: nothing is read over ssh without a key"],
        ]);
        expect(complaints(`${ssh}    secretName: platform-git\n`)).to.deep.equal([]);
        expect(complaints(`    url: ${url}\n`)).to.deep.equal([]);
    });
});
