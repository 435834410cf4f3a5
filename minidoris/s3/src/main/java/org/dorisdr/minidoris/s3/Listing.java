package org.dorisdr.minidoris.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * One page of a listing of a directory. Directories are walked in the order of the keys, from where
 * the page begins to where it is full, so that a page costs what it tells: s3proxy's own looks at
 * every file for every page. Used once.
 */
final class Listing {
  private static final String SLASH = "/";

  /** Where s3proxy keeps the MD5 of an object; a directory that has one is an object as well. */
  private static final String MD5 = "user.content-md5";

  private static final int MD5_BYTES = 16;

  private final Path bucket;
  private final String prefix;
  private final String after;
  private final boolean folded;
  private final int limit;
  private final List<S3Object> objects = new ArrayList<>();
  private final List<CommonPrefix> prefixes = new ArrayList<>();
  private String last;
  private boolean full;

  private Listing(Path bucket, ListObjectsV2Request request) {
    this.bucket = bucket;
    this.prefix = request.prefix() == null ? "" : request.prefix();
    String token = request.continuationToken();
    String start = token == null ? request.startAfter() : token;
    this.after = start == null ? "" : start;
    this.folded = SLASH.equals(request.delimiter());
    this.limit = request.maxKeys() == null ? Integer.MAX_VALUE : request.maxKeys();
  }

  /** Whether there is nothing unusual in it, for which s3proxy has rules of its own. */
  static boolean isPlain(ListObjectsV2Request request) {
    String prefix = request.prefix() == null ? "" : request.prefix();
    String delimiter = request.delimiter();
    boolean names =
        !prefix.startsWith(SLASH) && !prefix.contains("//") && !("/" + prefix).contains("/.");
    return names
        && (delimiter == null || delimiter.isEmpty() || delimiter.equals(SLASH))
        && (request.maxKeys() == null || request.maxKeys() > 0);
  }

  /**
   * @param bucket its directory, which is there
   */
  static ListObjectsV2Response of(Path bucket, ListObjectsV2Request request) {
    Listing page = new Listing(bucket, request);
    try {
      page.walk(bucket, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkResponses.objectsPage(page.objects, page.prefixes, page.full ? page.last : null);
  }

  /**
   * @param key that all below begins with; empty or ends in a slash
   */
  private void walk(Path directory, String key) throws IOException {
    for (var entry : entries(directory, key).entrySet()) {
      if (full) {
        return;
      }
      String name = entry.getKey();
      Path path = entry.getValue();
      if (!name.endsWith(SLASH)) {
        file(path, name);
      } else if (folded && name.startsWith(prefix) && !name.equals(prefix)) {
        fold(name);
      } else {
        marker(path, name);
        walk(path, name);
      }
    }
  }

  /** By key, those of directories with a slash; without what cannot be on this page. */
  private TreeMap<String, Path> entries(Path directory, String key) throws IOException {
    TreeMap<String, Path> entries = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path path : all) {
        String name = path.getFileName().toString();
        String plain = key + name;
        if (isHidden(directory, name) || !mayMatter(plain)) {
          continue;
        }
        if (Files.isDirectory(path)) {
          if (!isBehind(plain + SLASH)) {
            entries.put(plain + SLASH, path);
          }
        } else if (plain.startsWith(prefix) && plain.compareTo(after) > 0) {
          entries.put(plain, path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Removed while it was looked at.
    }
    return entries;
  }

  private boolean isHidden(Path directory, String name) {
    return name.equals(".s3proxy-slash")
        || directory.equals(bucket)
            && (name.startsWith(".mpus-") || name.equals(".s3proxy-versions"));
  }

  private boolean mayMatter(String plain) {
    return plain.startsWith(prefix) || prefix.startsWith(plain + SLASH);
  }

  /** Whether all keys of a directory were on earlier pages. */
  private boolean isBehind(String directory) {
    return directory.compareTo(after) <= 0 && !after.startsWith(directory);
  }

  private void fold(String name) {
    if (isNext(name)) {
      prefixes.add(SdkResponses.commonPrefix(name));
    }
  }

  private void marker(Path path, String name) throws IOException {
    if (!name.startsWith(prefix)) {
      return;
    }
    byte[] md5 = md5(path);
    if (md5 != null && isNext(name)) {
      objects.add(object(name, md5, Files.getLastModifiedTime(path).toInstant(), 0));
    }
  }

  private void file(Path path, String name) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      byte[] md5 = md5(path);
      if (isNext(name)) {
        objects.add(object(name, md5, found.lastModifiedTime().toInstant(), found.size()));
      }
    } catch (NoSuchFileException e) {
      // Removed while it was looked at.
    }
  }

  private static S3Object object(String name, byte[] md5, Instant modified, long size) {
    Instant millis = Instant.ofEpochMilli(modified.toEpochMilli());
    return SdkResponses.objectEntry(name, etag(md5), millis, size, StorageClass.STANDARD);
  }

  /** Objects that were uploaded in parts have a text instead. */
  private static String etag(byte[] md5) {
    if (md5 == null) {
      return null;
    }
    return md5.length == MD5_BYTES
        ? HexFormat.of().formatHex(md5)
        : new String(md5, StandardCharsets.UTF_8);
  }

  private static byte[] md5(Path path) throws IOException {
    var view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    if (view == null || !view.list().contains(MD5)) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(view.size(MD5));
    view.read(MD5, bytes);
    return bytes.array();
  }

  /** Whether the page has room for one more that is not behind. */
  private boolean isNext(String name) {
    if (name.compareTo(after) <= 0) {
      return false;
    }
    if (objects.size() + prefixes.size() == limit) {
      full = true;
      return false;
    }
    last = name;
    return true;
  }
}
