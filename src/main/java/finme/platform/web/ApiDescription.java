package finme.platform.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server that the description of the API names is the one people were told of, not the one a request says it asks. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi(@Value("${finme.public-url}") String publicUrl) {
        return new OpenAPI()
                .info(new Info().title("FinMe").version("v1"))
                .servers(List.of(new Server().url(publicUrl)));
    }
}
