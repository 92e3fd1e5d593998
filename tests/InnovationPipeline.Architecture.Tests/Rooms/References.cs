using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InnovationPipeline.Architecture.Tests.Rooms;

/// <summary>
/// Every type that a type mentions, in signatures and bodies, its compiler-made nested types included: a type used only
/// inside an async lambda counts too.
/// </summary>
internal static class References
{
    public static IReadOnlySet<string> Of(TypeDefinition type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(type, names);
        return names;
    }

    private static void Collect(TypeDefinition type, HashSet<string> names)
    {
        Add(type.BaseType, names);
        foreach (var made in type.Interfaces)
            Add(made.InterfaceType, names);
        foreach (var attribute in type.CustomAttributes)
            Add(attribute.AttributeType, names);
        foreach (var field in type.Fields)
            Add(field.FieldType, names);
        foreach (var method in type.Methods)
        {
            Add(method.ReturnType, names);
            foreach (var parameter in method.Parameters)
                Add(parameter.ParameterType, names);
            if (!method.HasBody)
                continue;
            foreach (var variable in method.Body.Variables)
                Add(variable.VariableType, names);
            foreach (var instruction in method.Body.Instructions)
                AddOperand(instruction, names);
        }
        foreach (var nested in type.NestedTypes)
            Collect(nested, names);
    }

    private static void AddOperand(Instruction instruction, HashSet<string> names)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type, names);
                break;
            case MethodReference method:
                Add(method.DeclaringType, names);
                Add(method.ReturnType, names);
                if (method is GenericInstanceMethod generic)
                    foreach (var argument in generic.GenericArguments)
                        Add(argument, names);
                break;
            case FieldReference field:
                Add(field.DeclaringType, names);
                Add(field.FieldType, names);
                break;
        }
    }

    private static void Add(TypeReference? type, HashSet<string> names)
    {
        if (type is null or GenericParameter)
            return;
        if (type is GenericInstanceType generic)
            foreach (var argument in generic.GenericArguments)
                Add(argument, names);
        var plain = type.GetElementType();
        while (plain.DeclaringType is { } outer)
        {
            names.Add(plain.FullName.Replace('/', '+'));
            plain = outer;
        }
        names.Add(plain.FullName);
    }
}
