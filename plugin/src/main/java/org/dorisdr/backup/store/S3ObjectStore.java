package org.dorisdr.backup.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A repository in a bucket. Thread safe. */
final class S3ObjectStore implements ObjectStore {
  /** As many as one request takes. */
  private static final int DELETE_BATCH = 1000;

  /** Every statement lists first, and somebody waits for its answer. */
  private static final Duration LIST = Duration.ofSeconds(60);

  private final S3Client client;
  private final S3Location location;
  private final S3Copy copier;

  S3ObjectStore(S3Client client, S3Location location, S3Copy copier) {
    this.client = client;
    this.location = location;
    this.copier = copier;
  }

  static S3ObjectStore open(String location, S3Settings settings) throws IOException {
    S3Location parsed = S3Location.of(location);
    try {
      S3Client client = S3Clients.open(settings);
      return new S3ObjectStore(client, parsed, S3Copy.ofAmazonsSizes(client));
    } catch (SdkException | IllegalArgumentException e) {
      throw new IOException("cannot reach " + location + ": " + e.getMessage(), e);
    } catch (NoClassDefFoundError e) {
      throw new IOException(
          "this FE lacks a library that the repository's properties ask for: " + e.getMessage(), e);
    }
  }

  @Override
  public void list(String prefix, Consumer<Entry> receiver) throws IOException {
    call(
        "list " + prefix,
        () -> {
          for (ListObjectsV2Response page : pages(prefix, null)) {
            page.contents().stream()
                .filter(object -> !object.key().endsWith("/"))
                .forEach(object -> receiver.accept(new Entry(path(object.key()), object.size())));
          }
          return null;
        });
  }

  @Override
  public List<String> children(String folder) throws IOException {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return call(
        "list " + folder,
        () -> {
          TreeSet<String> names = new TreeSet<>();
          for (ListObjectsV2Response page : pages(prefix, "/")) {
            page.contents().forEach(object -> names.add(name(prefix, object.key())));
            page.commonPrefixes().forEach(below -> names.add(name(prefix, below.prefix())));
          }
          names.remove("");
          return List.copyOf(names);
        });
  }

  private Iterable<ListObjectsV2Response> pages(String prefix, String delimiter) {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(location.bucket())
            .prefix(location.prefix() + prefix)
            .delimiter(delimiter)
            .overrideConfiguration(c -> c.apiCallTimeout(LIST))
            .build();
    return client.listObjectsV2Paginator(request);
  }

  private String path(String key) {
    return key.substring(location.prefix().length());
  }

  private String name(String prefix, String key) {
    String rest = path(key).substring(prefix.length());
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  @Override
  public InputStream open(String path) throws IOException {
    return call(
        "read " + path,
        () -> client.getObject(r -> r.bucket(location.bucket()).key(location.prefix() + path)));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    call(
        "write " + path,
        () ->
            client.putObject(
                r -> r.bucket(location.bucket()).key(location.prefix() + path),
                RequestBody.fromBytes(content)));
  }

  @Override
  public void delete(List<String> paths) throws IOException {
    for (int from = 0; from < paths.size(); from += DELETE_BATCH) {
      List<String> batch = paths.subList(from, Math.min(paths.size(), from + DELETE_BATCH));
      // One request deletes in any order, but what makes a snapshot invisible must go first.
      if (from == 0 && batch.size() > 1) {
        deleteBatch(batch.subList(0, 1));
        deleteBatch(batch.subList(1, batch.size()));
      } else {
        deleteBatch(batch);
      }
    }
  }

  private void deleteBatch(List<String> paths) throws IOException {
    List<ObjectIdentifier> keys = new ArrayList<>();
    paths.forEach(
        path -> keys.add(ObjectIdentifier.builder().key(location.prefix() + path).build()));
    DeleteObjectsResponse response =
        call(
            "delete " + paths.get(0),
            () ->
                client.deleteObjects(
                    r -> r.bucket(location.bucket()).delete(d -> d.objects(keys).quiet(true))));
    if (!response.errors().isEmpty()) {
      S3Error error = response.errors().get(0);
      throw new IOException(
          "cannot delete %s: %s %s"
              .formatted(path(error.key()), error.code(), String.valueOf(error.message())));
    }
  }

  @Override
  public boolean canCopy() {
    return true;
  }

  @Override
  public void copy(String from, String to) throws IOException {
    call(
        "copy " + from,
        () -> {
          copier.copy(location.bucket(), location.prefix() + from, location.prefix() + to);
          return null;
        });
  }

  @Override
  public void close() {
    client.close();
  }

  private interface Call<T> {
    T run();
  }

  private <T> T call(String work, Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (NoSuchKeyException e) {
      FileNotFoundException absent = new FileNotFoundException("cannot " + work + ": no such file");
      absent.initCause(e);
      throw absent;
    } catch (S3Exception e) {
      if (e.statusCode() == 404 && !"NoSuchBucket".equals(code(e))) {
        FileNotFoundException absent =
            new FileNotFoundException("cannot " + work + ": no such file");
        absent.initCause(e);
        throw absent;
      }
      throw new IOException("cannot %s: %s".formatted(work, text(e)), e);
    } catch (ApiCallTimeoutException e) {
      throw new IOException("cannot %s: the store does not answer in time".formatted(work), e);
    } catch (SdkException e) {
      throw new IOException("cannot %s: %s".formatted(work, e.getMessage()), e);
    }
  }

  private static String code(S3Exception e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  private static String text(S3Exception e) {
    String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return "%s %s (HTTP %d)"
        .formatted(code(e), message == null ? "" : message, e.statusCode())
        .trim();
  }
}
