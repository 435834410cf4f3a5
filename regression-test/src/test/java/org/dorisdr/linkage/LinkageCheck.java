package org.dorisdr.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Resolves what a plugin refers to against one version of the FE. */
final class LinkageCheck {
  private final FeApi api;
  private final Map<String, ClassReader> own = new HashMap<>();

  LinkageCheck(FeApi api, PluginCode plugin) {
    this.api = api;
    plugin.classes().forEach(code -> own.put(code.getClassName(), code));
  }

  /** One line for each thing that would not link; empty if all is well. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (ClassReader code : own.values()) {
      for (String reference : References.of(code)) {
        String[] words = reference.split(" ");
        boolean known =
            words.length == 1 ? api.hasClass(words[0]) : api.hasMember(words[0], words[1]);
        if (!known) {
          problems.add(code.getClassName() + " needs " + reference);
        }
      }
      missingMethods(code).forEach(m -> problems.add(code.getClassName() + " lacks " + m));
    }
    return problems.stream().sorted().toList();
  }

  /** Abstract methods of the FE that a concrete class of ours inherits and does not implement. */
  private Set<String> missingMethods(ClassReader code) {
    if ((code.getAccess() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
      return Set.of();
    }
    Set<String> wanted = new HashSet<>();
    Set<String> present = new HashSet<>();
    collect(code, wanted, present);
    wanted.removeAll(present);
    return wanted;
  }

  private void collect(ClassReader code, Set<String> wanted, Set<String> present) {
    present.addAll(concreteMethods(code));
    List<String> supertypes = new ArrayList<>(List.of(code.getInterfaces()));
    if (code.getSuperName() != null) {
      supertypes.add(code.getSuperName());
    }
    for (String supertype : supertypes) {
      if (own.containsKey(supertype)) {
        collect(own.get(supertype), wanted, present);
      } else {
        wanted.addAll(api.abstractMethods(supertype));
      }
    }
  }

  private static Set<String> concreteMethods(ClassReader code) {
    Set<String> methods = new HashSet<>();
    code.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_ABSTRACT) == 0) {
              methods.add(name + descriptor);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE);
    return methods;
  }
}
