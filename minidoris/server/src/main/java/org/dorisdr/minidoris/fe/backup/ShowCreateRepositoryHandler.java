package org.dorisdr.minidoris.fe.backup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.S3Keys;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.ShowCreateRepository;

/** Runs SHOW CREATE REPOSITORY. Secrets are masked. */
final class ShowCreateRepositoryHandler implements StatementHandler<ShowCreateRepository> {
  private final BackupContext context;

  ShowCreateRepositoryHandler(BackupContext context) {
    this.context = context;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowCreateRepository statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    Repository repository =
        context
            .read(() -> context.state().repository(statement.name()))
            .orElseThrow(() -> StatementError.general("repository not exist."));
    return StatementResult.show(
        List.of("RepoName", "CreateStmt"), List.of(List.of(repository.name(), sql(repository))));
  }

  private static String sql(Repository repository) {
    // Doris prints properties as its hash map happens to order them.
    String properties =
        new HashMap<>(repository.properties())
            .entrySet().stream()
                .map(
                    e -> "\"%s\"  =  \"%s\"".formatted(e.getKey(), shown(e.getKey(), e.getValue())))
                .collect(Collectors.joining(",\n"));
    return "CREATE %sREPOSITORY %s \nWITH  %s  \nON LOCATION \"%s\"\nPROPERTIES\n(%s\n)"
        .formatted(
            repository.readOnly() ? "READ ONLY " : "",
            repository.name(),
            repository.type(),
            repository.location(),
            properties);
  }

  private static String shown(String key, String value) {
    // Unlike SHOW RESOURCES it hides the name of the key too.
    boolean names = key.toLowerCase(Locale.ROOT).matches(".*access[_-]key.*");
    return names || S3Keys.isSecret(key) ? "*XXX" : value;
  }
}
