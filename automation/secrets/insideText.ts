/** A name and the value beside it, somewhere in a text. */
export interface Assignment {
    readonly name: string;
    readonly value: string;
    /** In the data of a Kubernetes Secret in YAML, where every value is secret, and in base64. */
    readonly isSecretData: boolean;
}

// The value is looked at and not passed, for it may be an assignment itself, as in `--set=password=…`.
const assignment =
    /(?<![\w.-])([\w.-]{2,100})["']?[ \t]*[:=][ \t]*(?=["']([^"'\n]{1,500})["']|((?:Bearer |Basic )?[^\s"';&,{}=]{1,500}={0,2}))/g;
const entry = /name:[ \t]*["']?([\w./-]{2,100})["']?[ \t]*\n[ \t]*value:[ \t]*["']?([^\s"']+)/g;
const yamlSecret = /^[ \t-]*kind:[ \t]*["']?Secret["']?[ \t]*$/m;

/** What YAML, shell, INI, connection strings and command lines say that something is. */
export function assignmentsIn(text: string): readonly Assignment[] {
    if (!/[:=]/.test(text)) return [];
    const found: Assignment[] = [];
    for (const [, name = "", quoted, bare = ""] of text.matchAll(assignment)) {
        found.push({ name, value: quoted ?? bare, isSecretData: false });
    }
    if (!text.includes("\n")) return found;
    for (const [, name = "", value = ""] of text.matchAll(entry)) {
        found.push({ name, value, isSecretData: false });
    }
    if (yamlSecret.test(text)) found.push(...yamlSecretData(text));
    return found;
}

/** The members below `data:` and `stringData:` of the manifests that are Secrets. */
function yamlSecretData(text: string): readonly Assignment[] {
    const found: Assignment[] = [];
    for (const manifest of text.split(/^---.*$/m)) {
        if (!yamlSecret.test(manifest)) continue;
        let depth: number | undefined;
        for (const line of manifest.split("\n")) {
            const indent = line.length - line.trimStart().length;
            if (/^\s*(?:data|stringData):\s*$/.test(line)) depth = indent;
            else if (depth !== undefined && line.trim() !== "" && indent <= depth) depth = undefined;
            else if (depth !== undefined) {
                const [, name, value] = /^\s*["']?([\w.-]+)["']?:\s*["']?([^\s"']+)/.exec(line) ?? [];
                if (name !== undefined && value !== undefined)
                    found.push({ name, value, isSecretData: true });
            }
        }
    }
    return found;
}

/** The text that another one holds in base64; undefined for what is not base64, or holds no text. */
export function base64Inside(text: string, shortest = 20): string | undefined {
    if (text.length < shortest || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
    const packed = text.replace(/\s+/g, "");
    if (packed.length % 4 !== 0) return undefined;
    const plain = Buffer.from(packed, "base64").toString("utf8");
    return isReadable(plain) ? plain : undefined;
}

/** Whether a text has nothing in it that only happens when bytes of another kind are read as one. */
function isReadable(text: string): boolean {
    return !/[^\P{Cc}\t\n\f\r]|\ufffd/u.test(text);
}
