/** A name and its value in a text, as in `PASSWORD=…`. */
export interface Assignment {
    readonly name: string;
    readonly value: string;
    /** Whether it is in the data of a Kubernetes Secret in YAML, where every value is secret and may be in base64. */
    readonly isSecretData: boolean;
}

// A lookahead for the value, as it may be an assignment itself, as in `--set=password=…`.
const assignment =
    /(?<![\w.-])([\w.-]{2,100})["']?[ \t]*[:=][ \t]*(?=["']([^"'\n]{1,500})["']|((?:Bearer |Basic )?[^\s"';&,{}=]{1,500}={0,2}))/g;
const entry = /name:[ \t]*["']?([\w./-]{2,100})["']?[ \t]*\n[ \t]*value:[ \t]*["']?([^\s"']+)/g;
const yamlSecret = /^[ \t-]*kind:[ \t]*["']?Secret["']?[ \t]*$/m;

/** The assignments in YAML, shell scripts, INI files, connection strings and command lines. */
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

/** The members below `data:` and `stringData:` of Secrets among the manifests in a text. */
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

/** The text that another text holds in base64; undefined if it is not base64 or does not hold a text. */
export function base64Inside(text: string, shortest = 20): string | undefined {
    if (text.length < shortest || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
    const packed = text.replace(/\s+/g, "");
    if (packed.length % 4 !== 0) return undefined;
    const plain = Buffer.from(packed, "base64").toString("utf8");
    return isReadable(plain) ? plain : undefined;
}

/** Whether a text has only printable characters; decoded binary data has others. */
function isReadable(text: string): boolean {
    return !/[^\P{Cc}\t\n\f\r]|\ufffd/u.test(text);
}
