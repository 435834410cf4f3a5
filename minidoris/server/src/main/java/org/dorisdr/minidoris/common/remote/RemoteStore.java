package org.dorisdr.minidoris.common.remote;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Files of one object store or file system, named by their full location ({@code s3://bucket/key},
 * {@code hdfs://host/path} or {@code /path}, {@code file:///path}).
 *
 * <p>Thread safe. Locations never end in a slash. Every call has a time-out. Errors are {@link
 * RemoteStoreException}. Whoever opened the store closes it. A file appears under its name only
 * when it is whole: S3 gives that by itself, the others write {@code .part} and rename.
 */
public interface RemoteStore extends AutoCloseable {

  /**
   * One file.
   *
   * @param location full location
   * @param name last part of the location
   * @param size bytes
   */
  record RemoteFile(String location, String name, long size) {}

  /** Files and directories that lie directly below a directory, both ordered by name. */
  record Listing(List<RemoteFile> files, List<String> directories) {}

  /** Empty when the directory does not exist. */
  Listing list(String directory);

  /**
   * All files below a directory at any depth, ordered by location; empty when it does not exist.
   */
  List<RemoteFile> listRecursively(String directory);

  /** Is there a file of exactly this name? */
  boolean exists(String location);

  /**
   * Replaces an older file.
   *
   * @param md5 of the file, as 32 hex digits, for stores that check what arrives
   */
  void upload(Path file, String md5, String location);

  /** Replaces an older file. */
  void upload(byte[] bytes, String location);

  /**
   * Replaces an older local file; the caller's file is whole or unchanged.
   *
   * @return MD5 of what came, as 32 lower-case hex digits
   */
  String download(String location, Path file);

  /** For small files. */
  byte[] read(String location);

  /**
   * Copies inside the store without the bytes passing through here, where the store can do that.
   */
  void copy(String from, String to);

  /** Nothing happens when the file does not exist. */
  void delete(String location);

  /** Deletes in the order given, several at a time where the store can do that. */
  void deleteAll(Collection<String> locations);

  /** Deletes the directory and everything below it. */
  void deleteDirectory(String directory);

  @Override
  void close();
}
