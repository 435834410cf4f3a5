package org.dorisdr.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What others may use of a compiled class, as a listing has it. For one class. */
final class JarClass extends ClassVisitor {
  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final FeApi.ListedClass listed;

  private JarClass(FeApi.ListedClass listed) {
    super(Opcodes.ASM9);
    this.listed = listed;
  }

  static FeApi.ListedClass read(byte[] code) {
    ClassReader reader = new ClassReader(code);
    List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
    if (reader.getSuperName() != null) {
      supertypes.add(0, reader.getSuperName());
    }
    FeApi.ListedClass listed =
        new FeApi.ListedClass(reader.getClassName(), supertypes, new HashSet<>(), new HashSet<>());
    reader.accept(new JarClass(listed), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return listed;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    if ((access & VISIBLE) != 0) {
      listed.members().add(name + ":" + descriptor);
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & VISIBLE) != 0) {
      listed.members().add(name + descriptor);
      if ((access & Opcodes.ACC_ABSTRACT) != 0) {
        listed.abstractMethods().add(name + descriptor);
      }
    }
    return null;
  }
}
