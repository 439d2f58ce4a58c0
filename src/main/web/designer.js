import { FormEditor } from '@bpmn-io/form-js-editor';

export { FormEditor };
