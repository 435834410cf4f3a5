package org.dorisdr.minidoris.be.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.HttpRoute;
import org.dorisdr.minidoris.common.remote.HashedCopy;

/**
 * {@code /api/_tablet/_download}: files below the storage root, for backends that know the
 * cluster's token. A directory is answered with the names in it, one a line. Thread safe.
 */
public final class TabletFileRoute implements HttpRoute {
  private final Path root;
  private final BeConfig config;
  private final Supplier<String> token;

  /**
   * @param token of the cluster; empty while it is unknown
   */
  public TabletFileRoute(Path root, BeConfig config, Supplier<String> token) {
    this.root = root;
    this.config = config;
    this.token = token;
  }

  @Override
  public HttpAnswer handle(HttpCall call) throws Exception {
    checkToken(call.parameter("token"));
    Path file = inside(call.required("file"));
    if (Files.isDirectory(file)) {
      return HttpAnswer.text(
          200,
          Durable.list(file).stream()
              .map(entry -> entry.getFileName().toString() + "\n")
              .collect(Collectors.joining()));
    }
    return HttpAnswer.file(
        file,
        call.parameter("acquire_md5").isEmpty()
            ? Map.of()
            : Map.of("Content-MD5", HashedCopy.md5(file)));
  }

  private void checkToken(String given) throws HttpFailure {
    if (!config.flag("enable_token_check")) {
      return;
    }
    if (given.isEmpty()) {
      throw new HttpFailure(401, "token is not specified.");
    }
    byte[] known = token.get().getBytes(StandardCharsets.UTF_8);
    if (known.length == 0
        || !MessageDigest.isEqual(known, given.getBytes(StandardCharsets.UTF_8))) {
      throw new HttpFailure(401, "invalid token.");
    }
  }

  private Path inside(String name) throws Exception {
    Path file = Path.of(name).toAbsolutePath().normalize();
    if (!file.startsWith(root)) {
      throw new HttpFailure(403, "file is not inside the storage root.");
    }
    try {
      // A link inside must not lead outside.
      Path real = file.toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw new HttpFailure(403, "file is not inside the storage root.");
      }
      if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(real)) {
        throw new HttpFailure(403, "not a regular file.");
      }
      return real;
    } catch (NoSuchFileException e) {
      throw new HttpFailure(404, "file not exist.");
    }
  }
}
