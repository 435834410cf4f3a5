package org.dorisdr.linkage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;

/** The classes in the jars of a plugin zip. */
record PluginCode(List<ClassReader> classes) {
  static PluginCode read(Path zip) throws IOException {
    List<ClassReader> classes = new ArrayList<>();
    try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        if (entry.getName().endsWith(".jar")) {
          readJar(files.readAllBytes(), classes);
        }
      }
    }
    return new PluginCode(List.copyOf(classes));
  }

  private static void readJar(byte[] jar, List<ClassReader> classes) throws IOException {
    try (InputStream bytes = new ByteArrayInputStream(jar);
        ZipInputStream files = new ZipInputStream(bytes)) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
          classes.add(new ClassReader(files.readAllBytes()));
        }
      }
    }
  }
}
