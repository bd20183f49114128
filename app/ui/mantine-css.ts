/**
 * Styles of the components we use, one by one: the whole sheet is more than twice as large. Whoever first uses another
 * component of the library adds its sheets here, dependencies first (a Tooltip needs Popover, an ActionIcon UnstyledButton).
 */
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
