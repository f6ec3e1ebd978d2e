package io.supervisor.bench;

import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.Progress;
import io.supervisor.local.Suite;
import io.supervisor.local.SuiteOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Placement requests in, decisions out: scheduler-service alone, with its log in the database, on
 * broker and database of the suite, whose other services are ended. Then what broker and database
 * let through when nobody decides, and the database alone, in batches both.
 */
final class DecisionBenchmark implements WholeSuite {

  private static final String REQUESTS = "supervisor.install.placement-requests.v1";
  private static final String DECISIONS = "supervisor.scheduler.placements.v1";
  private static final int SUPERVISORS = 50;
  private static final int HOSTS = 4;
  private static final int WARM_UP = 640_000;
  private static final int REQUESTED = 40_000;
  private static final double AIM_PER_SECOND = 10_000;

  /** Not the small process of the suite: both compilers, and room for what they need. */
  private static final String AS_A_SERVER = "-XX:TieredStopAtLevel=4 -Xms512m -Xmx512m -Xmn192m";

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final List<String> OTHERS =
      List.of("catalog-service", "install-service", "namespace-service", "identity-service");

  private final Path root = Path.of(System.getProperty("suite.root"));
  private int published;

  /** The last that came. */
  private ConsumerRecord<String, String> decision;

  @Override
  public void run() throws Exception {
    Path state = root.resolve("deploy/bench/target/suite");
    try (Suite suite =
        Suite.startAnew(new SuiteOptions(root, state, 0, Progress.SILENT, Duration.ZERO))) {
      OTHERS.forEach(name -> suite.component(name).stop());
      databaseAsServer(suite);
      asServer(suite, "kafka");
      asServer(suite, "scheduler-service");
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", suite.kafka(), "linger.ms", "5", "batch.size", "131072"),
              new StringSerializer(),
              new StringSerializer())) {
        hosts(producer);
        for (int done = 0; done < WARM_UP; done += REQUESTED) {
          rate(suite, producer);
        }
        double rate = median(suite, producer);
        Figure.print("decide.kafka-to-kafka", rate, "decisions/s", share(rate, AIM_PER_SECOND));
        suite.component("scheduler-service").stop();
        DecisionPipeCap pipe =
            new DecisionPipeCap(suite.kafka(), suite.databaseUrl(), REQUESTS, decision);
        try {
          rate(suite, producer);
          double bare = median(suite, producer);
          Figure.print("decide.nobody-decides", bare, "records/s", share(bare, AIM_PER_SECOND));
          Figure.print("decide.of-that", 100 * rate / bare, "%", "aim-80");
        } finally {
          pipe.stop();
        }
        double cap = new DecisionLogCap(suite.databaseUrl()).rate(decision.value());
        Figure.print("decide.log-alone", cap, "decisions/s", share(cap, AIM_PER_SECOND));
      }
    }
  }

  /** Not with the least memory that it can live with. */
  private static void databaseAsServer(Suite suite) throws InterruptedException, SQLException {
    try (Connection connection = DriverManager.getConnection(suite.databaseUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set shared_buffers = '512MB'");
    }
    suite.component("postgres").restart();
  }

  private static void asServer(Suite suite, String name) throws InterruptedException {
    suite.component(name).stop();
    suite.component(name).start(Map.of("_JAVA_OPTIONS", AS_A_SERVER));
  }

  private static String share(double value, double of) {
    return String.format(Locale.ROOT, "%.2fx-aim", value / of);
  }

  private void hosts(KafkaProducer<String, String> producer) throws Exception {
    for (int supervisor = 0; supervisor < SUPERVISORS; supervisor++) {
      for (int host = 0; host < HOSTS; host++) {
        String key = "bench-%d/h%d".formatted(supervisor, host);
        producer.send(
            event(
                producer,
                "supervisor.namespace.hosts.v1",
                "/namespace-service",
                "io.supervisor.namespace.host-changed.v1",
                key,
                """
                {"supervisor":"bench-%d","host":"h%d","schedulable":true,\
                "cpu_millicores":1000000,"memory_mib":1000000,"pods":10000,"labels":{},\
                "taints":[]}"""
                    .formatted(supervisor, host)));
      }
    }
    producer.flush();
    Thread.sleep(5_000);
  }

  /** Decisions a second: the middle one of three times. */
  private double median(Suite suite, KafkaProducer<String, String> producer) throws Exception {
    double[] rates = new double[3];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = rate(suite, producer);
    }
    Arrays.sort(rates);
    return rates[1];
  }

  /** From the first request on until the last decision is on its topic. */
  private double rate(Suite suite, KafkaProducer<String, String> producer) throws Exception {
    List<ProducerRecord<String, String>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTED; i++) {
      requests.add(request(producer));
    }
    try (TopicTail tail = TopicTail.inBulk(suite.kafka(), DECISIONS)) {
      long begin = System.nanoTime();
      requests.forEach(producer::send);
      producer.flush();
      int decided = 0;
      while (decided < REQUESTED && System.nanoTime() - begin < LONGEST.toNanos()) {
        for (var record : tail.next()) {
          decided += record.key().startsWith("bench-") ? 1 : 0;
          decision = record;
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (decided < REQUESTED) {
        throw new IllegalStateException(decided + " of " + REQUESTED + " in " + seconds + " s");
      }
      return REQUESTED / seconds;
    }
  }

  private ProducerRecord<String, String> request(KafkaProducer<String, String> producer) {
    int number = published;
    String supervisor = "bench-" + number % SUPERVISORS;
    String service = "s%d.supervisor.io".formatted(number / SUPERVISORS);
    return event(
        producer,
        REQUESTS,
        "/install-service",
        "io.supervisor.install.placement-requested.v1",
        supervisor + "/" + service,
        """
        {"supervisor":"%s","service":"%s","generation":1,"attempt":1,"bundle_digest":"%s",\
        "namespace":"bench","workloads":[{"kind":"Deployment","name":"web","pods":1,\
        "every_host":false,"cpu_millicores":10,"memory_mib":10,"constraints":{"node_selector":{},\
        "node_terms":[],"tolerations":[],"one_per_host":false}}]}"""
            .formatted(supervisor, service, "0".repeat(64)));
  }

  private ProducerRecord<String, String> event(
      KafkaProducer<String, String> producer,
      String topic,
      String source,
      String type,
      String key,
      String json) {
    int partitions = producer.partitionsFor(topic).size();
    byte[] parent = key.substring(0, key.indexOf('/')).getBytes(StandardCharsets.UTF_8);
    int partition = Utils.toPositive(Utils.murmur2(parent)) % partitions;
    ProducerRecord<String, String> event = new ProducerRecord<>(topic, partition, key, json);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            "bench-" + published++,
            "ce_source",
            source,
            "ce_type",
            type,
            "ce_subject",
            key,
            "ce_aggregateversion",
            "1",
            "ce_correlationid",
            "bench",
            "ce_causationid",
            "bench")
        .forEach(
            (name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return event;
  }
}
