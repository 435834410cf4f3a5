package org.dorisdr.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files of one repository. Paths are relative to the repository's location and have no leading
 * slash. Every call has a time-out and blocks. Thread safe; whoever opened it closes it.
 *
 * <p>Errors are {@link IOException}s whose message tells what was tried and why it failed, fit for
 * users and without credentials.
 */
public interface ObjectStore extends AutoCloseable {
  /**
   * One file.
   *
   * @param bytes its length
   */
  record Entry(String path, long bytes) {
    /** Last part of the path. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * Gives every file whose path starts with {@code prefix}, in the order of their paths; none if
   * nothing is there. The prefix may end within a name.
   */
  void list(String prefix, Consumer<Entry> receiver) throws IOException;

  /**
   * Names of the files and folders right below {@code folder}, ordered, without asking for what is
   * in them; none if there is no such folder.
   */
  List<String> children(String folder) throws IOException;

  /**
   * Opens a file for reading; the caller closes it.
   *
   * @throws java.io.FileNotFoundException if there is none
   */
  InputStream open(String path) throws IOException;

  /** Writes a small file; others see it as a whole or not at all. */
  void write(String path, byte[] content) throws IOException;

  /**
   * Deletes files, in order as far as others can see; one that is not there is no error. Where
   * folders exist by themselves, those that became empty go too.
   */
  void delete(List<String> paths) throws IOException;

  /**
   * Removes a folder in which there is no file at any depth, as a process leaves one that dies
   * while it deletes. Where folders do not exist by themselves there is nothing to do.
   */
  default void deleteEmptyFolder(String folder) throws IOException {}

  /** Whether {@link #copy} leaves the bytes in the store. */
  boolean canCopy();

  /**
   * Copies a file inside the store; what stood at {@code to} is replaced as a whole.
   *
   * @throws java.io.FileNotFoundException if there is nothing at {@code from}
   * @throws UnsupportedOperationException if not {@link #canCopy}
   */
  void copy(String from, String to) throws IOException;

  @Override
  void close();
}
