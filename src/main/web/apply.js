import { Form } from '@bpmn-io/form-js-viewer';

export { Form };
