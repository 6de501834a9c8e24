package vanity.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** nginx: the edge's stand-in, and what a file served from memory is measured against. */
final class Nginx {
  private Nginx() {}

  /** A shared cache before a server: keeps what its Cache-Control allows, asks once for many. */
  static Server cacheBefore(Server origin, Path work) throws IOException {
    return started(
        "nginx-cache",
        work,
        """
          proxy_cache_path cache keys_zone=pages:10m max_size=200m;
          upstream origin {
            server 127.0.0.1:%d;
            keepalive 64;
          }
          server {
            listen 127.0.0.1:PORT backlog=4096;
            location / {
              proxy_pass http://origin;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_cache pages;
              proxy_cache_lock on;
              proxy_cache_use_stale updating error timeout http_503;
              proxy_cache_background_update on;
            }
          }
        """
            .formatted(origin.port()));
  }

  /** Files that were compressed before, as {@code name.gz} beside {@code name}. */
  static Server filesIn(Path folder, List<String> headers, Path work) throws IOException {
    String fields =
        headers.stream()
            .map(header -> header.split(": ", 2))
            .map(field ->
                "add_header %s \"%s\";\n".formatted(field[0], field[1].replace("\"", "\\\"")))
            .collect(Collectors.joining());
    return started(
        "nginx-files",
        work,
        """
          open_file_cache max=100;
          types { text/css css; text/html html; text/plain readyz; }
          server {
            listen 127.0.0.1:PORT backlog=4096;
            location / {
              root %s;
              gzip_static on;
              %s
            }
          }
        """
            .formatted(folder, fields));
  }

  private static Server started(String name, Path work, String http) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name));
    Files.createDirectories(folder.resolve("temporary"));
    int port = Ports.free();
    String as =
        ProcessHandle.current().info().user().filter("root"::equals).isPresent()
            ? "user root root;\n"
            : "";
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        as
            + """
            daemon off;
            pid nginx.pid;
            error_log stderr;
            worker_processes 2;
            worker_rlimit_nofile 16000;
            events { worker_connections 8000; }
            http {
              access_log off;
              sendfile on;
              keepalive_requests 1000000000;
              client_body_temp_path temporary/body;
              proxy_temp_path temporary/proxy;
              fastcgi_temp_path temporary/fastcgi;
              uwsgi_temp_path temporary/uwsgi;
              scgi_temp_path temporary/scgi;
            """
            + http.replace("PORT", Integer.toString(port))
            + "}\n");
    ProcessBuilder builder =
        new ProcessBuilder("nginx", "-p", folder + "/", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".log").toFile());
    return Server.started(name, builder, port);
  }
}
