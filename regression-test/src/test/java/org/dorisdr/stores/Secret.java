package org.dorisdr.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text that may stand nowhere, and where it was found nevertheless.
 *
 * @param text ASCII
 * @param allowed what may stand right before it; null = it may stand nowhere
 */
record Secret(String text, String allowed) {
  /** Folders of backends, of the store, and of a HDFS beside it. */
  private static final Set<String> DATA = Set.of("storage", "data", "hdfs", "local store");

  /** Where below a directory it stands: file and what is before it. Data of tables is left out. */
  List<String> in(Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : logsAndMeta(directory)) {
      found.addAll(inFile(file));
    }
    return found;
  }

  /** What processes write down of themselves, without what users have stored. */
  static List<Path> logsAndMeta(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean data = DATA.contains(folder.getFileName().toString());
            return data ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // The journal and the images are shortened while they are read.
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private List<String> inFile(Path file) throws IOException {
    String content;
    try {
      content = new String(Files.readAllBytes(file), UTF_8);
    } catch (NoSuchFileException e) {
      // Gone since it was listed.
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (int at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      String before = content.substring(Math.max(0, at - 100), at);
      if (allowed == null || !before.endsWith(allowed)) {
        found.add(file + ": " + before.replaceAll("[^ -~]", "?") + "…");
      }
    }
    return found;
  }
}
