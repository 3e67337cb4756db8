/** The parts of a Pulumi URN, `urn:pulumi:stack::project::parentType$type::name`. */
export interface UrnParts {
    readonly type: string;
    readonly name: string;
}

/** The type and name in a URN; of any other text the name is the text itself, and the type is empty. */
export function urnParts(urn: string): UrnParts {
    const [, , types, ...name] = urn.split("::");
    if (types === undefined || name.length === 0) return { type: "", name: urn };
    return { type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

/** A type as Pulumi shows it: `aws:ec2:Vpc` for `aws:ec2/vpc:Vpc`. */
export function shortType(type: string): string {
    const [provider, module, name] = type.split(":");
    if (provider === undefined || module === undefined || name === undefined) return type;
    const slash = module.lastIndexOf("/");
    const isRepeated = module.slice(slash + 1) === name.charAt(0).toLowerCase() + name.slice(1);
    return slash < 0 || !isRepeated ? type : `${provider}:${module.slice(0, slash)}:${name}`;
}
