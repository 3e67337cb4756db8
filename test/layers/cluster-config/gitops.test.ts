import { expect } from "chai";
import { clusterConfig } from "../../../layers/cluster-config/clusterConfig";
import type { GitopsSettings } from "../../../layers/cluster-config/gitopsSettings";
import { ofType, read, record, type Registered } from "../recording";
import { about, below, clusterConfigSettings } from "../samples";

function recorded(gitops?: GitopsSettings) {
    const settings = { ...clusterConfigSettings, ...(gitops && { gitops }) };
    return record(() => clusterConfig({ about, settings, below: below().clusterConfig }));
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
});
