package org.dorisdr.linkage;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What a class refers to below {@code org/apache/doris/}: its class, method and field names. */
final class References {
  private static final String FE = "org/apache/doris/";
  private final Set<String> found = new TreeSet<>();

  /** Types as {@code name}; members as {@code owner member}. */
  static Set<String> of(ClassReader code) {
    References references = new References();
    ClassVisitor sink = new ClassWriter(0);
    code.accept(new ClassRemapper(sink, references.recorder()), 0);
    references.recordPool(code);
    return references.found;
  }

  private Remapper recorder() {
    return new Remapper(org.objectweb.asm.Opcodes.ASM9) {
      @Override
      public String map(String name) {
        if (name.startsWith(FE)) {
          found.add(name);
        }
        return name;
      }
    };
  }

  /** Method and field entries of the constant pool: what the virtual machine will resolve. */
  private void recordPool(ClassReader code) {
    char[] buffer = new char[code.getMaxStringLength()];
    for (int i = 1; i < code.getItemCount(); i++) {
      int offset = code.getItem(i);
      if (offset == 0) {
        continue;
      }
      int tag = code.readByte(offset - 1);
      if (tag == 9 || tag == 10 || tag == 11) {
        recordMember(code, offset, tag == 9, buffer);
      }
    }
  }

  private void recordMember(ClassReader code, int offset, boolean field, char[] buffer) {
    String owner = code.readClass(offset, buffer);
    if (owner.startsWith(FE)) {
      int nameAndType = code.getItem(code.readUnsignedShort(offset + 2));
      String name = code.readUTF8(nameAndType, buffer);
      String descriptor = code.readUTF8(nameAndType + 2, buffer);
      found.add(owner + " " + name + (field ? ":" : "") + descriptor);
    }
  }
}
