package org.dorisdr.minidoris.common.remote;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets behind one S3 endpoint. Thread safe. */
final class S3Store implements RemoteStore {
  private static final int DELETE_BATCH = 1000;

  private final S3Client client;

  S3Store(S3Settings settings) {
    client =
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(credentials(settings))
            // The store checks what it gets by its MD5, and so do we by the one that names the
            // file.
            .serviceConfiguration(c -> c.checksumValidationEnabled(false))
            .putAuthScheme(new SignedByMd5())
            .overrideConfiguration(c -> c.addExecutionInterceptor(new WithoutExpect()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.connectTimeout())
                    .socketTimeout(settings.requestTimeout()))
            .build();
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    if (settings.accessKey().isEmpty()) {
      return AnonymousCredentialsProvider.create();
    }
    AwsCredentials credentials =
        settings.token().isEmpty()
            ? AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())
            : AwsSessionCredentials.create(
                settings.accessKey(), settings.secretKey(), settings.token());
    return StaticCredentialsProvider.create(credentials);
  }

  @Override
  public Listing list(String directory) {
    S3Location location = S3Location.of(directory);
    List<RemoteFile> files = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    call(
        "listing " + directory,
        () -> {
          for (ListObjectsV2Response page : pages(location, "/")) {
            page.contents().stream()
                .filter(object -> !object.key().equals(location.prefix()))
                .forEach(object -> files.add(file(location.bucket(), object)));
            for (CommonPrefix prefix : page.commonPrefixes()) {
              directories.add(lastPart(prefix.prefix().replaceAll("/+$", "")));
            }
          }
          return null;
        });
    return new Listing(files, directories);
  }

  @Override
  public List<RemoteFile> listRecursively(String directory) {
    S3Location location = S3Location.of(directory);
    List<RemoteFile> files = new ArrayList<>();
    call(
        "listing " + directory,
        () -> {
          for (ListObjectsV2Response page : pages(location, null)) {
            page.contents().stream()
                .filter(object -> !object.key().endsWith("/"))
                .forEach(object -> files.add(file(location.bucket(), object)));
          }
          return null;
        });
    return files;
  }

  @Override
  public boolean exists(String location) {
    S3Location name = S3Location.of(location);
    // A HEAD would do but has no body, so a refusal would come without its reason.
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(name.bucket()).prefix(name.key()).maxKeys(1).build();
    return call("getting file status", () -> client.listObjectsV2(request)).contents().stream()
        .anyMatch(object -> object.key().equals(name.key()));
  }

  @Override
  public void upload(Path file, String md5, String location) {
    put(location, HexFormat.of().parseHex(md5), RequestBody.fromFile(file));
  }

  @Override
  public void upload(byte[] bytes, String location) {
    put(location, HashedCopy.md5(bytes), RequestBody.fromBytes(bytes));
  }

  @Override
  public String download(String location, Path file) {
    S3Location name = S3Location.of(location);
    return call(
        location,
        "downloading " + location,
        () -> {
          try {
            return PartFiles.replace(
                file,
                part -> {
                  try (ResponseInputStream<GetObjectResponse> in =
                      client.getObject(r -> r.bucket(name.bucket()).key(name.key()))) {
                    return HashedCopy.copy(in, part);
                  }
                });
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public byte[] read(String location) {
    S3Location name = S3Location.of(location);
    return call(
        location,
        "reading " + location,
        () ->
            client
                .getObjectAsBytes(r -> r.bucket(name.bucket()).key(name.key()))
                .asByteArrayUnsafe());
  }

  @Override
  public void copy(String from, String to) {
    S3Location source = S3Location.of(from);
    S3Location target = S3Location.of(to);
    call(
        from,
        "copying " + from,
        () ->
            client.copyObject(
                r ->
                    r.sourceBucket(source.bucket())
                        .sourceKey(source.key())
                        .destinationBucket(target.bucket())
                        .destinationKey(target.key())));
  }

  @Override
  public void delete(String location) {
    S3Location name = S3Location.of(location);
    call(
        "deleting " + location,
        () -> client.deleteObject(r -> r.bucket(name.bucket()).key(name.key())));
  }

  @Override
  public void deleteAll(Collection<String> locations) {
    Map<String, List<ObjectIdentifier>> byBucket = new LinkedHashMap<>();
    for (String location : locations) {
      S3Location name = S3Location.of(location);
      byBucket
          .computeIfAbsent(name.bucket(), b -> new ArrayList<>())
          .add(ObjectIdentifier.builder().key(name.key()).build());
    }
    byBucket.forEach(
        (bucket, keys) -> {
          for (List<ObjectIdentifier> batch : Iterables.partition(keys, DELETE_BATCH)) {
            deleteBatch(bucket, batch);
          }
        });
  }

  @Override
  public void deleteDirectory(String directory) {
    deleteAll(listRecursively(directory).stream().map(RemoteFile::location).toList());
  }

  @Override
  public void close() {
    client.close();
  }

  private void deleteBatch(String bucket, List<ObjectIdentifier> batch) {
    DeleteObjectsResponse response =
        call(
            "deleting files in " + bucket,
            () -> client.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(batch))));
    if (!response.errors().isEmpty()) {
      S3Error error = response.errors().get(0);
      throw RemoteStoreException.refused(
          "Errors while deleting " + error.key() + " " + error.code() + ": " + error.message());
    }
  }

  private void put(String location, byte[] md5, RequestBody body) {
    String checksum = Base64.getEncoder().encodeToString(md5);
    S3Location name = S3Location.of(location);
    call(
        "uploading " + location,
        () ->
            client.putObject(
                r -> r.bucket(name.bucket()).key(name.key()).contentMD5(checksum), body));
  }

  private Iterable<ListObjectsV2Response> pages(S3Location location, String delimiter) {
    return client.listObjectsV2Paginator(
        r -> r.bucket(location.bucket()).prefix(location.prefix()).delimiter(delimiter));
  }

  private static RemoteFile file(String bucket, S3Object object) {
    return new RemoteFile(
        "s3://" + bucket + "/" + object.key(), lastPart(object.key()), object.size());
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static <T> T call(String work, Supplier<T> action) {
    return call(null, work, action);
  }

  private static <T> T call(String location, String work, Supplier<T> action) {
    try {
      return action.get();
    } catch (NoSuchKeyException e) {
      throw location == null
          ? RemoteStoreException.of(work, e)
          : RemoteStoreException.notFound(location, e);
    } catch (SdkException | UncheckedIOException e) {
      throw RemoteStoreException.of(work, e);
    }
  }
}
