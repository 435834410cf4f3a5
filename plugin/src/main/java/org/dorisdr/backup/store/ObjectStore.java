package org.dorisdr.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files of one repository. Paths are relative to the repository's location and have no leading
 * slash. Every call has a time-out and blocks. Thread safe; whoever opened it closes it.
 */
public interface ObjectStore extends AutoCloseable {
  /**
   * One file.
   *
   * @param bytes its length
   */
  record Entry(String path, long bytes) {}

  /** Gives every file whose path starts with {@code prefix}, in the order of their paths. */
  void list(String prefix, Consumer<Entry> receiver) throws IOException;

  /**
   * Names of the files and folders right below {@code folder}, without asking for what is in them.
   */
  List<String> children(String folder) throws IOException;

  /**
   * Opens a file for reading; the caller closes it.
   *
   * @throws java.io.FileNotFoundException if there is none
   */
  InputStream open(String path) throws IOException;

  /** Deletes files, in order; one that is not there is no error. */
  void delete(List<String> paths) throws IOException;

  /** Whether {@link #copy} leaves the bytes in the store. */
  boolean canCopy();

  /** Copies a file inside the store; what stood at {@code to} is replaced as a whole. */
  void copy(String from, String to) throws IOException;

  @Override
  void close();
}
