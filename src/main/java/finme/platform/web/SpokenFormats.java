package finme.platform.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.cbor.MappingJackson2CborHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Our API speaks JSON. That the classes for CBOR are there, as passkeys need them, makes nobody take it for a body. */
@Configuration(proxyBeanMethods = false)
class SpokenFormats implements WebMvcConfigurer {
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(MappingJackson2CborHttpMessageConverter.class::isInstance);
    }
}
