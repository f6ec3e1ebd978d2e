package io.supervisor.scheduler.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.KnownHost;
import io.supervisor.scheduler.TestInstall;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class HostUseUpkeepTest {

  private static final String WORKLOAD =
      """
      {"kind":"Deployment","name":"web","pods":2,"every_host":false,"cpu_millicores":100,"memory_mib":64}""";

  @Inject HostUseUpkeep upkeep;
  @Inject DataSource database;

  @Test
  void sumsThatWentWrongAreCorrectedAndOthersLeftAlone() throws SQLException {
    KnownHost.small("domain-sums", "h1");
    TestInstall web = new TestInstall("domain-sums", "web");
    web.requests(1, "svc-web", WORKLOAD);
    assertThat(web.answer(1).getList("slots.host")).containsExactly("h1", "h1");
    assertThat(sums()).containsExactly("h1 200 128 2");
    assertThat(corrected()).isZero();

    change("update host_use set pods = 7, cpu_millicores = 0 where supervisor = 'domain-sums'");
    change("insert into host_use values ('domain-sums', 'h9', 5, 5, 5)");
    assertThat(corrected()).isEqualTo(2);
    assertThat(sums()).containsExactly("h1 200 128 2", "h9 0 0 0");

    change("delete from host_use where supervisor = 'domain-sums'");
    Awaited.result(upkeep::correctAll);
    assertThat(sums()).containsExactly("h1 200 128 2");
  }

  private int corrected() {
    return Awaited.result(() -> upkeep.correct("domain-sums"));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private List<String> sums() throws SQLException {
    List<String> sums = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select concat_ws(' ', host, cpu_millicores, memory_mib, pods) from host_use"
                    + " where supervisor = 'domain-sums' order by host")) {
      while (rows.next()) {
        sums.add(rows.getString(1));
      }
    }
    return sums;
  }
}
